/** English words that say nothing about what is wanted, folded. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an the this that these those some any each every all both it its i me my mine we us our ours you your yours
  he him his she her they them their theirs who whom whose which what is are was were be been being am do does did
  done doing have has had having will would shall should can could may might must and or but nor so if then than as
  of in on at by for with about into onto via through during before after up down out off over under again there
  here when where why how just only very too also please want wants wanted need needs let lets s t m re ve ll d
  using use uses used like from to upon per within without not no`
    .split(/\s+/)
    .filter(Boolean),
);
