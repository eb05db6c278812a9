import { memo, useMemo } from "react";
import type { Thumbnail as Data } from "../storage/thumbnail.ts";
import { PICTURE, thumbnailPaths } from "./thumbnailPaths.ts";

/** A network's small picture; null stands for a record without one. Name and shape are beside it in words. */
export const Thumbnail = memo(function Thumbnail({ data }: { readonly data: Data | null }) {
  const paths = useMemo(() => (data ? thumbnailPaths(data) : null), [data]);
  const lines = paths !== null && paths.units.length > 0;
  return (
    <svg
      className={lines ? "thumbnail thumbnail-graph" : "thumbnail thumbnail-cells"}
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      width={PICTURE.width}
      height={PICTURE.height}
      aria-hidden="true"
    >
      {paths ? (
        <>
          <path className="thumbnail-weak thumbnail-plus" d={paths.weakPlus} />
          <path className="thumbnail-weak thumbnail-minus" d={paths.weakMinus} />
          <path className="thumbnail-plus" d={paths.plus} />
          <path className="thumbnail-minus" d={paths.minus} />
          {paths.units.map(({ x, y }) => (
            <circle key={`${x},${y}`} cx={x} cy={y} r={2} />
          ))}
        </>
      ) : null}
    </svg>
  );
});
