import { chromium } from "@playwright/test";
import { launchOptions } from "./tools/browser.mjs";
const [,, what='forced']=process.argv;
const b=await chromium.launch(launchOptions());
const p=await b.newPage({viewport:{width:1440,height:900},serviceWorkers:'block',forcedColors: what==='forced'?'active':'none', colorScheme: process.argv[3]??'light', reducedMotion:'reduce'});
await p.goto('http://127.0.0.1:4297/');
await p.getByText('Settled, t = ').first().waitFor({timeout:60000});
await p.getByRole("button",{name:"Examples"}).click();
await p.getByRole("menuitem",{name:/^IRIS \d/}).click();
await p.waitForTimeout(4000);
await p.keyboard.press('Tab');await p.keyboard.press('Tab');
await p.screenshot({path:`/tmp/publish/${what}-1.png`});
if(what==='forced'){
await p.getByRole('slider').first().focus();
await p.getByRole('slider').first().focus();
await p.screenshot({path:`/tmp/publish/${what}-2.png`});
await p.keyboard.press('Control+k');await p.waitForTimeout(1500);
await p.keyboard.press('ArrowDown');
await p.screenshot({path:`/tmp/publish/${what}-3.png`});}
await b.close();
