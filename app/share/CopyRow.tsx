import { Copy } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { copyText } from "../files/reactionText.ts";
import { Button, type ButtonLook } from "../ui/Button.tsx";
import { shareText } from "./text.ts";

export interface CopyRowProps {
  /** What is copied. */
  readonly content: string;
  /** What the button says. */
  readonly label: string;
  readonly look?: ButtonLook;
  /** What stands at the other end of the row. */
  readonly children?: ReactNode;
}

/** A button that copies, and says whether it did. */
export function CopyRow({ content, label, look = "outline", children }: CopyRowProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else is not copied yet
  useEffect(() => setCopied(null), [content]);
  return (
    <div className="share-row">
      {children}
      <span className="share-copied" role="status">
        {copied ? shareText.copied : copied === false ? shareText.copyRefused : ""}
      </span>
      <Button look={look} onClick={() => void copyText(content).then(setCopied)}>
        <Copy size={16} aria-hidden />
        {label}
      </Button>
    </div>
  );
}
