import { X } from "lucide-react";
import { useEffect } from "react";
import { type Notice, useView } from "../store/view.ts";
import { Button } from "../ui/Button.tsx";
import { text } from "../ui/text.ts";

/** How long an information stays; errors and what asks for an action stay until dismissed or something is opened. */
const INFO_MS = 5000;

/** One line under the top bar: what went wrong and what to do, or what was done. */
export function NoticeLine() {
  const notice = useView((s) => s.notice);
  return notice ? <Line notice={notice} /> : null;
}

function Line({ notice }: { readonly notice: Notice }) {
  useEffect(() => {
    if (notice.kind !== "info" || notice.action) return;
    const timer = setTimeout(dismiss, INFO_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={`notice notice-${notice.kind}`} role={notice.kind === "error" ? "alert" : "status"}>
      <span>{notice.text}</span>
      {notice.action ? <NoticeAction action={notice.action} /> : null}
      <Button square aria-label={text.notices.dismiss} onClick={dismiss}>
        <X size={16} aria-hidden />
      </Button>
    </div>
  );
}

function NoticeAction({ action }: { readonly action: NonNullable<Notice["action"]> }) {
  const act = () => {
    dismiss();
    action.run();
  };
  return (
    <Button look="outline" onClick={act}>
      {action.label}
    </Button>
  );
}

function dismiss(): void {
  useView.getState().patch({ notice: null });
}
