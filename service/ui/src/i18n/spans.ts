const en = {
  table: "As a table",
  row: "What",
  from: "From",
  until: "Until (exclusive)",
  how: "How surely",
  said: "Standing",
  open: "open",
  span: (from: string, until: string) => `${from} – ${until}`,
};

const zh: typeof en = {
  table: "以表格显示",
  row: "对象",
  from: "自",
  until: "至（不含当日）",
  how: "确定程度",
  said: "身份",
  open: "未定",
  span: (from, until) => `${from}—${until}`,
};

export const spans = { en, zh };
