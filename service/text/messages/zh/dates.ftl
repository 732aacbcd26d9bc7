# 来源未能确定的日期。
date-inferred = { $date }（推定）
date-approximate = 约{ $date }
date-approximate-inferred = 约{ $date }（推定）

# 起止时间，以来源所载为限。
time-not-recorded = 起始时间未见记载
time-since = 自{ $start }起
time-until = 至{ $end }止，起始时间未见记载
time-between = { $start }至{ $end }
