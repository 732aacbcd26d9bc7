# 覆盖与缺口的答复。
gaps-matrix = 在各协议中的地位
gaps-matrix-description = 每格列当日的参与状态、确定程度及其依据；空白表示未见记载。
gaps-accession = 未见{ $place }的机构加入{ $agreement }的记载；加入后可与{ $gains }个目前未见互认依据的国家和地区建立互认途径。
