const en = {
  title: "Who recognises whose engineers?",
  lead: "Ask in words, or type a name. Each statement has its source, its date, and how sure it is.",
  tries: "For example:",
  examples: [
    "what do we have with Malaysia",
    "who can nominate CSE for IPEA",
    "does Malaysia recognise engineers of Pakistan",
  ],
  news: "What is new",
  since: (day: string) => `New since your last visit (data of ${day})`,
  nothingSince: (day: string) => `Nothing is new since your last visit (data of ${day}). The latest events:`,
  latest: "The latest events on record",
  allNews: (number: number) => (number > 0 ? `All ${number}` : "All that is new"),
  feed: "Follow (Atom feed)",
  pilot: "The 2022 pilot: what is known",
  pilotSaid: (total: number, known: number) =>
    `The notice sets ${total} targets and intentions. For ${known} of them there is evidence; for the other ${total - known} none was found, which says nothing of whether they came about.`,
  pilotKnown: "What the evidence says",
  openPilot: "All targets, with evidence",
  coverage: "What the atlas knows, and does not",
  data: (day: string, statements: string) => `Data of ${day}: ${statements} statements, each with its source.`,
  agreements: "Agreements on record",
  taking: "Places in them, of bodies or countries",
  counted: "Agreements for which a source says how many members there are",
  complete: "of these, with every member on record",
  missing: "Members that a source counts and the record lacks",
  coverageNote: "Not recorded never means “no”.",
  openCoverage: "Coverage in detail",
  entrances: "Four ways in",
  tour: "A tour of a minute",
  ways: [
    {
      who: "staff",
      name: "International co-operation",
      questions: [
        ["What do we have with Malaysia?", "/id/jurisdiction/my"],
        ["Who could nominate us to IPEA?", "/routes?tab=accession&agreement=ipea&candidate=cse-cn"],
        ["Which next step opens most doors?", "/scenario?organization=cse-cn"],
      ],
    },
    {
      who: "researcher",
      name: "Research",
      questions: [
        [
          "Who was in IPEA at the end of 2007, and how sure is it?",
          "/sparql?question=members&p.agreement=ipea&p.as_of=2007-12-31",
        ],
        ["Where do sources disagree?", "/data?tab=conflicts"],
        ["How do I cite an answer?", "/data?tab=cite"],
      ],
    },
    {
      who: "analyst",
      name: "Network analysis",
      questions: [
        ["Who links IPEA and the APEC register?", "/network?focus=agreement/ipea,agreement/apec-engineer"],
        ["Malaysia, Singapore, Thailand side by side", "/compare?of=my,sg,th"],
        ["Who is in what?", "/matrix"],
      ],
    },
    {
      who: "engineer",
      name: "Engineers and employers",
      questions: [
        ["Registered in Pakistan: what does Malaysia recognise?", "/routes?from=pk&to=my"],
        ["What is the International Professional Engineers Agreement?", "/id/agreement/ipea"],
        ["Which titles are there in Singapore?", "/sparql?question=titles&p.jurisdiction=sg"],
      ],
    },
  ],
};

const zh: typeof en = {
  title: "哪里的工程师，得到谁的承认？",
  lead: "可直接提问，也可输入名称。每条陈述都注明来源、时间和确定程度。",
  tries: "例如：",
  examples: ["我们和马来西亚有什么协议", "谁能提名中国工程师联合体加入IPEA", "马来西亚承认巴基斯坦的工程师吗"],
  news: "最新内容",
  since: (day) => `自上次访问（数据日期${day}）以来的新内容`,
  nothingSince: (day) => `自上次访问（数据日期${day}）以来没有新内容。最近有记载的事件：`,
  latest: "最近有记载的事件",
  allNews: (number) => (number > 0 ? `全部 ${number} 项` : "全部新内容"),
  feed: "订阅（Atom）",
  pilot: "2022年试点：目前所知",
  pilotSaid: (total, known) =>
    `通知提出 ${total} 项目标和意向。其中 ${known} 项已见证据；其余 ${total - known} 项未见证据，并不说明其是否实现。`,
  pilotKnown: "已见证据者",
  openPilot: "全部目标及其证据",
  coverage: "本图谱所知与所不知",
  data: (day, statements) => `数据日期${day}，共 ${statements} 条陈述，均注明来源。`,
  agreements: "已收录的协议",
  taking: "机构、国家或地区参加协议的席次",
  counted: "有来源载明成员数的协议",
  complete: "其中成员已全部收录",
  missing: "来源载明而尚未收录的成员",
  coverageNote: "未见记载，绝不等于“没有”。",
  openCoverage: "收录情况详情",
  entrances: "四个入口",
  tour: "一分钟导览",
  ways: [
    {
      who: "staff",
      name: "国际合作人员",
      questions: [
        ["我们和马来西亚有什么协议？", "/id/jurisdiction/my"],
        ["谁能提名我们加入国际职业工程师协议？", "/routes?tab=accession&agreement=ipea&candidate=cse-cn"],
        ["下一步做什么，能打开的国家最多？", "/scenario?organization=cse-cn"],
      ],
    },
    {
      who: "researcher",
      name: "研究人员",
      questions: [
        [
          "2007年底谁是国际职业工程师协议成员，确定程度如何？",
          "/sparql?question=members&p.agreement=ipea&p.as_of=2007-12-31",
        ],
        ["哪些事实来源说法不一？", "/data?tab=conflicts"],
        ["怎样引用一项查询结果？", "/data?tab=cite"],
      ],
    },
    {
      who: "analyst",
      name: "网络分析人员",
      questions: [
        ["谁同时参加国际职业工程师协议与亚太工程师协议？", "/network?focus=agreement/ipea,agreement/apec-engineer"],
        ["马来西亚、新加坡、泰国并列比较", "/compare?of=my,sg,th"],
        ["哪些国家和地区参加哪些协议？", "/matrix"],
      ],
    },
    {
      who: "engineer",
      name: "工程师与用人单位",
      questions: [
        ["在巴基斯坦注册的工程师，马来西亚承认什么？", "/routes?from=pk&to=my"],
        ["国际职业工程师协议是什么？", "/id/agreement/ipea"],
        ["新加坡有哪些工程师称号？", "/sparql?question=titles&p.jurisdiction=sg"],
      ],
    },
  ],
};

export const home = { en, zh };
