// Texts that are no alert's: a question about a report, a broadcast.

export interface DemoNotice {
  id: string;
  kind: "report" | "broadcast";
  userId: string;
  phone: string;
  reportId: string | null;
  questionId: string | null;
  broadcastId: string | null;
  language: string;
  body: string;
  segments: number;
  purse: "reports" | "broadcasts";
  priority: number;
  status: "queued" | "sent" | "delivered" | "undelivered";
  errorCode: number | null;
  providerSid: string | null;
  tries: number;
  createdAt: Date;
  sendAt: Date;
  expiresAt: Date;
  sendingAt: Date | null;
  settledAt: Date | null;
}
