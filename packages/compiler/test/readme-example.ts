import { compileSkill, replaySkill, toPythonSkill } from "@skillwright/compiler";

export const skill = compileSkill(`
  Skill \`triage escalation\`
  Input \`severity\`: enum(low,normal,urgent)
  Step \`classify severity\`
  Expected test \`triage TCK-7 urgent\` -> \`TCK-7 requires urgent triage.\`
`);

export const replay = replaySkill(skill, "Triage TCK-7, urgent!");
// replay.answer is "TCK-7 requires urgent triage.", replay.cacheHit is skill.id

export const files = toPythonSkill(skill);
// files["manifest.toml"], files["skill.py"], … : a Python skill to install and run
