// What `skill.json` declares, in code: `input` has passed the action's schema.
export default {
  execute({ input }: { input: { who: string } }) {
    return { text: `Hello, ${input.who}` };
  },
};
