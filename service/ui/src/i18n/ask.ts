const en = {
  label: "Ask or search",
  hint: "Ask a question, or type a name",
  small: "Ask or search",
  slash: "Press / to come here from anywhere",
  long: "At most 300 characters are read. Please shorten the question.",
  none: "No name is like this, and no question is understood. Press Enter to see what to try.",
  answer: "Answer",
  maybe: "Perhaps",
  all: (words: string) => `All results for “${words}”`,
  status: (names: number, answered: boolean) =>
    `${answered ? "The question has an answer; " : ""}${names === 0 ? "no name" : names === 1 ? "1 name" : `${names} names`} found. Use the arrow keys.`,
};

const zh: typeof en = {
  label: "提问或搜索",
  hint: "输入问题，或输入名称",
  small: "提问或搜索",
  slash: "在任何页面按 / 键即可来到此处",
  long: "最多读取 300 个字符，请缩短问题。",
  none: "没有相近的名称，也未能理解为问题。按回车键查看建议。",
  answer: "回答",
  maybe: "或许要问",
  all: (words) => `查看“${words}”的全部结果`,
  status: (names, answered) =>
    `${answered ? "该问题已有回答；" : ""}${names ? `找到 ${names} 个名称` : "没有找到名称"}。可用方向键选择。`,
};

export const ask = { en, zh };
