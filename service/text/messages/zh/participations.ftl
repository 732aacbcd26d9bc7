# 来源未载明机构时的称谓，以及机构在协议中的地位。
body-of-place = { $place }的机构（来源未载明）
participation = { $body }——{ $agreement }：{ $status }，{ $time }
# 某一时点的地位及其确定程度与依据；可能由多个机构持有的，不列各自起始时间。
sureness = { $certainty }：{ $reason }
participation-on-day = { $body }——{ $agreement }：{ $status }，{ $time }（{ $sureness }）
presence-of-several = { $body }——{ $agreement }：{ $status }（{ $sureness }）
