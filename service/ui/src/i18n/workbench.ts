const en = {
  title: "Workbench",
  lead: "Where the data are kept up. What is brought in here stays beside the curated data and can be taken away again.",
};

const zh: typeof en = {
  title: "工作台",
  lead: "数据维护之处。在此导入的内容与基础数据分开存放，可随时移除。",
};

export const workbench = { en, zh };
