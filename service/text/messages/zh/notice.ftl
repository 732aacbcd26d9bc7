# 从此类公文中读出的内容。
notice-document = 无文号文件
notice-drafted = 以下内容依规则从文件字句中读出，经人工采纳之前不作为本图谱的事实。
notice-warnings = 请核对
notice-line = 第 { $line } 行：
notice-clauses = 条款
notice-figures = 数字
notice-drafts = 目标、意向与任务草稿
notice-number = 条款
notice-heading = 标题
notice-names = 可能涉及
notice-words = 原文
notice-value = 数值
notice-kind = 类别
notice-responsible = 责任单位
notice-target = 目标
notice-intention = 意向
notice-task = 任务
