const en = {
  token: "Access token",
  needed: "This needs an access token.",
  refused: "The access token does not open this. Give another one.",
  use: "Use it",
  help: "It stays in this browser tab and is forgotten when you close it. Whoever runs the service makes one with",
  held: "An access token is in use",
  forget: "Forget it",
  sent: "Sending…",
  working: "Working…",
};

const zh: typeof en = {
  token: "访问令牌",
  needed: "此操作需要访问令牌。",
  refused: "该访问令牌无权进行此操作，请换用其他令牌。",
  use: "使用",
  help: "令牌仅保存在此浏览器标签页中，关闭即失效。服务管理员可用以下命令签发：",
  held: "正在使用访问令牌",
  forget: "清除令牌",
  sent: "正在上传……",
  working: "正在处理……",
};

export const sending = { en, zh };
