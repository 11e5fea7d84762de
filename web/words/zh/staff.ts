import type { staff as English } from "../en/staff.ts";

export const staff: typeof English = {
  roles: { viewer: "查看者", crew: "外勤", manager: "管理员" },
  may: {
    viewer: "可以查看商业区看到的一切，不作任何更改。",
    crew: "还可以处理报告：状态、备注、照片、来电者所说的内容。",
    manager: "还可以管理商业区：群发通知、回复、人员、设置、何时发短信、隐藏内容。",
  },
  invited: (district) => `${district} 邀请您成为工作人员。`,
  look: "查看邀请",
  leave: {
    open: (district) => `退出 ${district} 的工作人员`,
    means: "您将不再看到商业区的页面。您的邮政编码和短信保持不变。",
    button: "退出",
  },
  join: {
    title: "邀请",
    none: "没有发给您号码的邀请。它可能已过期或被撤回：请向邀请您的人索取新的邀请。",
    as: (role) => `您的角色将是：${role}`,
    until: (time) => `${time}过期。`,
    accept: "接受",
    decline: "不用了，谢谢",
    declined: "邀请已取消。您没有加入任何商业区。",
    left: "您已退出工作人员。",
    account: "您的账户",
  },
};
