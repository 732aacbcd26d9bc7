# 来源未载明机构时的称谓，以及机构在协议中的地位。
body-of-place = { $place }的机构（来源未载明）
participation = { $body }——{ $agreement }：{ $status }，{ $time }
