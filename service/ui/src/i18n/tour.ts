const en = {
  label: (name: string) => `A tour of a minute: ${name}`,
  step: (step: number, all: number) => `${step} of ${all}`,
  back: "Back",
  next: "Next",
  end: "End the tour",
  others: "Other tours:",
  tours: {
    staff: {
      name: "International co-operation",
      steps: [
        "Begin with a question in your own words, or a name. The first line of the answer comes while you type; Enter opens all results.",
        "A country on one page: what its bodies hold, what we share, what the notice intends, what is missing. It leaves as a briefing for Word at the top right.",
        "What a body still lacks to enter an agreement, and who could nominate it: members ranked by their ties, each tie with its source.",
        "Which next step opens most: every step with the countries it would open, what it needs, and what nobody has recorded.",
        "What became of each target and intention of the notice, with the evidence and what was searched in vain. “No evidence” is not “not done”.",
      ],
    },
    researcher: {
      name: "Research",
      steps: [
        "Each statement has its source, the day it speaks for, and how sure it is. The atlas says “presumed” where no source speaks for the day.",
        "A stored question with its parameters: the answer has certainty and reason for each row, and leaves as CSV, workbook or JSON.",
        "Where sources disagree, all claims stand side by side with their ranks; none is dropped.",
        "The same data by SPARQL 1.1: complete answers, or said to be cut.",
        "Cite a release: an address with its id answers the same in ten years.",
      ],
    },
    analyst: {
      name: "Network analysis",
      steps: [
        "The network at any day: a line shows by its shape how surely it stands. Filters, measures and the file for Gephi are beside it.",
        "Two to four countries, bodies or agreements side by side; what cannot be compared says why.",
        "Who is joined to whom on the map, at any day; possible ties never look like facts.",
        "Every country against every agreement: sort, filter, and take it as a workbook.",
      ],
    },
    engineer: {
      name: "Engineers and employers",
      steps: [
        "Where you are registered, and where you would work: the routes there, the strongest first, with what is granted and what remains to be met.",
        "An agreement: who is in it, what it recognises, and for whom.",
        "Look up a body, a title or a country by any of its names; narrow the hits down at the left.",
        "What the words mean: registration, membership, degree – and how sure the atlas is.",
      ],
    },
  },
};

const zh: typeof en = {
  label: (name) => `一分钟导览：${name}`,
  step: (step, all) => `第 ${step} 步，共 ${all} 步`,
  back: "上一步",
  next: "下一步",
  end: "结束导览",
  others: "其他导览：",
  tours: {
    staff: {
      name: "国际合作人员",
      steps: [
        "用自己的话提问，或输入名称。输入时即显示回答的第一句；按回车键查看全部结果。",
        "一页看完一个国家：其机构参加什么、与我方共有什么、通知对其有何意向、还缺什么。右上角可导出为 Word 简报。",
        "某机构加入一项协议还缺什么，谁能提名：按与各成员的联系排列，每项联系都注明来源。",
        "下一步做什么打开的国家最多：逐项列出可打开的国家和地区、所需条件以及未见记载之处。",
        "通知各项目标和意向的落实情况、证据，以及查找而未见的内容。“未见证据”不等于“没有做”。",
      ],
    },
    researcher: {
      name: "研究人员",
      steps: [
        "每条陈述都注明来源、所述时点和确定程度。没有来源说明某日情况的，标为“推定”。",
        "带参数的预设问题：逐行注明确定程度及其依据，可导出为 CSV、工作簿或 JSON。",
        "来源说法不一时，各项主张连同等级并列，一项也不舍弃。",
        "同样的数据可用 SPARQL 1.1 查询：结果完整，如有截断必予说明。",
        "引用时注明数据版本：带版本标识的地址，十年后回答依旧。",
      ],
    },
    analyst: {
      name: "网络分析人员",
      steps: [
        "任意日期的关系网络：线型即确定程度。旁边有筛选、指标和可供 Gephi 使用的文件。",
        "二至四个国家、机构或协议并列比较；不可比之处说明原因。",
        "地图上看任意日期谁与谁相联；“可能”的联系绝不画成事实。",
        "全部国家和地区与全部协议对照：可排序、筛选，并导出工作簿。",
      ],
    },
    engineer: {
      name: "工程师与用人单位",
      steps: [
        "在何处注册、想去何处工作：按有力程度列出互认路径，以及给予什么、还需满足什么。",
        "一项协议：有哪些成员，承认什么，面向何人。",
        "可用任何名称查找机构、称号或国家和地区；左侧可逐步筛选。",
        "词语的含义：注册、会员资格、学历——以及本图谱有多大把握。",
      ],
    },
  },
};

export const tour = { en, zh };
