/**
 * Field names that a link of version 1 writes as a number. FROZEN: links out in the world count on every place in
 * this list; a later version brings a list of its own.
 */
export const FIELDS_1: readonly string[] =
  `document examples state view lesson name network extra inputs layers outputs activation weights skips bias units
  fanIn width values from preparation mean deviation inputBounds outputScale canvas positions x y collapsed simulation
  tEnd rtol atol about text source recipe seed accuracy rest label winner input example lastExample options reduction
  foldInputs positiveInputs cancellation railsOffset settings rates kind k low high samples times curves timeScale
  layout hidden chart reactions inspector experiments selected layer index id step crn draft others species count ids role unit
  rail reactants products start coefficient rate initial dualRail plus minus bench`.split(/\s+/);

/** Texts that a link of version 1 writes as a number. FROZEN like the fields. */
export const TEXTS_1: readonly string[] =
  `relu linear none paper compact outputs hidden all values rails log own uniform loguniform explicit edit watch
  present input output internal verify disturb rates scaling stochastic x y x1 x2 x3 x4 y0 y1 y2 y3 cm data train`.split(
    /\s+/,
  );
