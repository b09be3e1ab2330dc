const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that open a question. */
export const questionWords =
  set(`what which who whose whom where when why how is are was were does did has have will am
do could`);

/** Words that may stand before the verb of a request and say nothing: "please could you help me to". */
export const fillers = set(
  `please can could you would i we to like help me us let lets just now then and also kindly d ll im it should`,
);

/** Words before a noun. */
export const determiners =
  set(`a an the my our your his her their this these those that its all every each some any me
us much many soon`);

/** Forms of "be", "do", "have" and the modals. */
export const auxiliaries = set(
  `is are was were do does did has have had can could will would should be been`,
);

/** Words that end a noun phrase. */
export const boundaries =
  set(`of from for in on at with by to into onto as about between against through via using over
under than when where which that who before after during until since so if because while across within without near per
and whose is are was i we you they it he she out please till later use uses need needs requires contain contains have
has whether behind under above below`);

/** "what", "which", "whose": the noun after them is what is asked for. */
export const whWords = set("what which whose");

/** Words before what something becomes. */
export const targetWords = set("to into as");
