const en = {
  title: "This page could not be shown",
  what: "The interface failed while it drew the page. The data are not affected, and other pages work.",
  todo: "Try again, or go on to another page. If it happens again, tell those who run this service the address of the page and the lines below.",
  unloaded:
    "A part of the interface did not come. Perhaps the service was renewed while this page was open, or the network failed.",
  reload: "Load the page anew",
  home: "To the home page",
  details: "For those who mend it",
};

const zh: typeof en = {
  title: "此页面无法显示",
  what: "界面在绘制此页时出错。数据不受影响，其他页面可以正常使用。",
  todo: "请重试，或转到其他页面。如再次出现，请将本页地址和下列信息告知本服务的运维人员。",
  unloaded: "界面的一部分未能载入：可能是打开此页期间服务已更新，或网络中断。",
  reload: "重新载入页面",
  home: "返回首页",
  details: "供维护人员参考",
};

export const broken = { en, zh };
