# 信任登记查询协议的应答：双方之间或某方在协议中的记载情况。
trust-between-recorded = { $day }，{ $authority }依据{ $agreement }承认{ $entity }的工程师（{ $certainty }）。
trust-between-part = { $day }，仅就所属国家的一部分有{ $agreement }（{ $certainty }）；就整体而言，未见{ $entity }与{ $authority }之间的记载。
trust-between-possible = { $day }，{ $authority }可能依据{ $agreement }承认{ $entity }的工程师，但仅属可能。
trust-between-effect-not-recorded = { $day }，{ $entity }与{ $authority }之间有{ $agreement }（{ $certainty }），但没有来源说明其承认何种资格。
trust-between-other-thing = { $day }，{ $entity }与{ $authority }之间所记载的是{ $agreement }（{ $certainty }），其承认的并非工程师资格。
trust-between-not-on-the-day = { $day }，{ $agreement }未将{ $entity }与{ $authority }联系起来：协议或其中一方的成员地位已终止或尚未开始。
trust-between-none = 未见{ $entity }与{ $authority }之间截至{ $day }的记载；未见记载不等于否定。
trust-agreement-recorded = { $day }，{ $entity }在{ $authority }中{ $action ->
    [vote] 有表决权
   *[other] 为正式成员
  }（{ $certainty }）。
trust-agreement-not-full = { $day }，{ $entity }在{ $authority }中有席位（{ $certainty }），但{ $action ->
    [vote] 没有表决权
   *[other] 不享有正式成员的权利
  }。
trust-agreement-possible = { $day }，{ $entity }可能是{ $authority }的正式成员，但仅属可能。
trust-agreement-effect-not-recorded = { $day }，{ $entity }在{ $authority }之中（{ $certainty }），但没有来源说明该协议承认何种资格。
trust-agreement-other-thing = { $day }，{ $entity }在{ $authority }之中（{ $certainty }），但该协议面向其他执业层级，或其承认的并非工程师资格。
trust-agreement-not-on-the-day = { $day }，{ $entity }不在{ $authority }之中：所记载的成员地位已终止或尚未开始。
trust-agreement-none = 未见{ $entity }在{ $authority }中的记载；未见记载不等于否定。
