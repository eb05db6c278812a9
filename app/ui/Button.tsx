import type { ComponentProps, MouseEvent } from "react";
import { Tip } from "./Tip.tsx";

export type ButtonLook = "plain" | "outline" | "filled";

export interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: ButtonLook;
  /** A square button that holds one icon. */
  readonly square?: boolean;
}

/** The page's button. A disabled one stays focusable, so that its tooltip can say why. */
export function Button({
  look = "plain",
  square = false,
  disabled = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const classes = ["ui-btn", `ui-btn-${look}`, square ? "ui-btn-square" : "", className ?? ""];
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(" ")}
      aria-disabled={disabled || undefined}
      onClick={click}
    />
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "square" | "aria-label"> {
  /** What the button does: its accessible name and its tooltip. */
  readonly label: string;
  /** Key shown in the tooltip, "Ctrl Z". */
  readonly shortcut?: string | undefined;
}

/** A square button with an icon, named by `label`, which is also its tooltip. */
export function IconButton({ label, shortcut, children, ...rest }: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut}>
      <Button {...rest} square aria-label={label}>
        {children}
      </Button>
    </Tip>
  );
}
