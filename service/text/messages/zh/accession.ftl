# 来源未载明机构的成员。
member-not-named = 来源未载明机构

# 条件是否满足，以已知为限。
requirement-behind = 该机构已是{ $full ->
    [yes] 正式
   *[no] 预备
  }成员；当时如何满足，未见记载。
requirement-eligible = 已有该经济体为论坛成员的记载。
requirement-not-eligible = 未见该国家或地区为论坛经济体的记载。
requirement-without-members = 正式成员未见记载。
requirement-nominations = 未见提名的记载；现有{ $members }个正式成员{ $own ->
    [yes] 中，除本国或本地区者外，有{ $nominating }个
   *[no] {""}
  }可以提名。
requirement-votes = 未见表决的记载；{ $members }个正式成员中须有{ $needed }个赞成。
requirement-share-not-recorded = 所需表决比例未见记载。
requirement-secretariat = 未见办理的记载。
requirement-other-vote = 此项表决不决定是否接纳；未见表决的记载。
requirement-condition = 申请机构是否满足，未见记载。
demand-vote = 须经正式成员表决，所需比例未见记载
requirement-ahead = { $step }：{ $demand }
step-not-recorded = { $step }：所需条件未见记载

# 下一阶段的表决。
votes-none-ahead = 该机构已是正式成员，无须再经表决。
votes-without-members = 成为{ $step }须经表决，但有表决权的正式成员未见记载。
votes-share-not-recorded = 成为{ $step }所需的表决比例未见记载；已收录正式成员{ $members }个。
votes-needed = 成为{ $step }，须经已收录的{ $members }个正式成员中至少{ $needed }个同意（{ $share }）。

# 先例所历时间。
duration-years = { $number }年
duration-months = { $number }个月
duration-none = 不足一个月
duration-range = { $least }至{ $most }
precedent = { $body }：{ $provisional }成为预备成员，{ $full }成为正式成员（历时{ $duration }）

# 不可能加入任何此类协议的机构。
accession-barred = { $body }不能申请加入{ $agreement }：{ $reason }

# 加入进展。
accession-present = 截至{ $day }，{ $status ->
    [unknown] 来源提及{ $body }与{ $agreement }有关，但未载明其地位
    [applicant] { $body }已申请加入{ $agreement }，未见获接纳的记载
    [suspended] { $body }在{ $agreement }中的成员资格已中止，席位保留，{ $since }
   *[other] { $body }已是{ $agreement }的{ $label }，{ $since }
  }（{ $sureness }）。{ $full ->
    [yes] 无须再办理加入。
   *[no] {""}
  }
accession-not-eligible = { $agreement }只接受{ $forum }经济体的机构；未见{ $body }所在国家或地区为其经济体的记载。
accession-former = 截至{ $day }，{ $body }在{ $agreement }中仅有曾为成员的记载（{ $since }{ $end ->
    [recorded] {""}
   *[other] ；退出时间未见记载
  }）。{ $others }
accession-absent = 截至{ $day }，未见{ $body }加入{ $agreement }的记载（预备成员、正式成员均未见）。{ $founded }{ $others }
accession-not-founded = 该机构其时尚未成立（{ $founded }成立）。
accession-others = 同一国家或地区已有{ $bodies }加入的{ $number ->
   *[other] 记载
  }。

# 其他已有记载。
background-dated = { $time }：{ $what }
background-intention = { $issuer }通知提出的工作目标：{ $aim }

# 记载未能说明的事项。
unknown-vote = 有无表决权不明：{ $participation }。
unknown-share = 成为{ $step }所需的表决比例未见记载。
unknown-starts = 成为正式成员的时间未见记载：{ $members }。
unknown-application = 是否已提出申请，未见记载。
unknown-support = 是否已有成员表示愿意提名或支持，未见记载。
unknown-members-none = 正式成员及其总数均未见记载。
unknown-members-total = 正式成员总数未见记载；已收录的{ $known }个由各来源汇集，可能不全。
unknown-members-stated = 正式成员已收录{ $known }个，{ $same ->
    [yes] 与来源所载数目一致
   *[no] 另有来源载为{ $stated }个
  }{ $dated ->
    [yes] （{ $day }）
   *[no] {""}
  }；名单由各来源汇集，可能不全。

# 页面。
accession-title = { $candidate }加入{ $agreement }：会前参阅
accession-points = 要点
usual-sureness = 除另行注明外，确定程度均为“{ $sureness }”。
accession-votes = 表决
accession-column-body = 机构
accession-column-place = 国家和地区
accession-column-since = 成为正式成员时间
accession-column-sureness = 确定程度
accession-column-score = 得分
accession-column-demand = 条件
accession-column-known = 已知情况
not-recorded = 未见记载
point-not-eligible = 未见其所在国家或地区为有关论坛经济体的记载，据现有记载不具备准入条件。
point-nominations = 须由{ $amount }个正式成员提名；未见已有提名的记载。
point-closest = 联系最紧密的正式成员：{ $members }。
point-precedents = 起止日期均有记载的先例{ $number }个，见下。
point-same-place = 同一国家或地区另有机构加入：{ $participation }。
point-conditions = { $number }项实质条件是否满足未见记载，须由申请机构自行说明。
member-with-place = { $place }（{ $body }）
members-with-few-ties = { $close ->
    [0] {""}
   *[other] 其余
  }{ $number }个正式成员联系较少或未见记载：{ $members }。
score-explained = 得分仅用于排序，按各类联系累加：{ $weights }。
score-weight = { $kind }每项{ $weight }分（至多计{ $most }项）
ties-counted = { $kind }（{ $number }项）
ties-named = { $kind }：{ $ties }
event-named = “{ $event }”
tie-said = { $entity }（{ $said }）
votes-members = 已收录的正式成员：{ $members }。
votes-possible = 可能有表决权、不计入票数的席位：{ $members }。
members-of-sureness = { $sureness }——{ $members }
votes-close = 其中与申请机构联系较多的（上表所列）有{ $number }个；{ $lacking ->
    [0] 如全部赞成，即达到所需数目
   *[other] 即使全部赞成，仍须另争取至少{ $lacking }个
  }。
