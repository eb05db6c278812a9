import type { ReactNode } from "react";
import type { Standardisation } from "../../src-worker/model/document.ts";
import { picturePixels } from "../../src-worker/model/drawing.ts";
import { shapeName } from "../../src-worker/model/network.ts";
import { knownCounts } from "../../src-worker/model/reactionCounts.ts";
import { useDocument } from "../store/document.ts";
import { useRun } from "../store/run.ts";
import { useShell } from "../store/shell.ts";
import { useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { plainNumber, wholeNumber } from "../ui/numbers.ts";
import { text } from "../ui/text.ts";

const words = text.about;

/** The card of the shown network: what it does, data, recipe, seed, accuracy, reaction counts. */
export function AboutDialog() {
  const open = useShell((s) => s.aboutOpen);
  const close = () => useShell.getState().patch({ aboutOpen: false });
  return open ? <Card close={close} /> : null;
}

function Card({ close }: { readonly close: () => void }) {
  const document = useDocument((s) => s.document);
  const { about = {}, network, preparation, reactions } = document;
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && close()}
      title={document.name}
      description={reactions ? text.commands.about : words.shape(shapeName(network))}
      closeLabel={text.close}
    >
      <dl className="about">
        <Row name={words.text}>{about.text ?? (about.source ? null : words.nothing)}</Row>
        <Row name={words.source}>{about.source}</Row>
        <Row name={words.accuracy}>{about.accuracy}</Row>
        <Row name={words.seed}>{about.seed === undefined ? null : plainNumber(about.seed)}</Row>
        <Row name={words.reactions}>{reactions ? null : <Counts />}</Row>
        <Row name={words.preparation}>{preparation ? preparationText(preparation) : null}</Row>
        <Row name={words.recipe}>{about.recipe ? <Recipe command={about.recipe} /> : null}</Row>
      </dl>
    </Dialog>
  );
}

function preparationText({ image }: Standardisation): string {
  if (!image) return words.prepared;
  const { width, height } = picturePixels(image);
  return `${words.image(image.height, image.width, height, width, image.scale)} ${words.prepared}`;
}

/** A line of the card; nothing where there is nothing to say. */
function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Counts() {
  const network = useDocument((s) => s.document.network);
  const options = useRun((s) => s.options);
  const compilation = useRun((s) => (s.compiledFrom === network ? s.compilation : null));
  const { none, paper } = knownCounts(network, options, compilation?.report ?? null);
  const shown = (n: number | null) => (n === null ? words.unknownCount : wholeNumber(n));
  return words.counts(shown(none), shown(paper));
}

function Recipe({ command }: { readonly command: string }) {
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(command).then(
      () => true,
      () => false,
    );
    const notice = copied
      ? ({ kind: "info", text: words.copied } as const)
      : ({ kind: "error", text: text.notices.copyRefused } as const);
    useView.getState().patch({ notice });
  };
  return (
    <>
      <code>{command}</code>
      <Button look="outline" onClick={() => void copy()}>
        {words.copy}
      </Button>
    </>
  );
}
