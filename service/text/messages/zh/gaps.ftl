# 覆盖与缺口的答复。
gaps-matrix = 在各协议中的地位
gaps-matrix-description = 空白表示未见记载。
gaps-waiting = 尚非正式成员
gaps-waiting-description = 预备成员以及地位不明的机构。
gaps-accessions = 仅差加入一项协议
gaps-accessions-description = 加入一项国际名册后，可与多少个目前未见互认依据的国家和地区建立互认途径。
gaps-similar = 最相近的国家和地区
gaps-similar-description = 按双方共同参加的协议占任一方所参加协议的比例（Jaccard 系数）。
gaps-bridges = 桥梁机构
gaps-bridges-description = 按其他各方之间最短路径经过该机构的比例（中介中心性）。
gaps-accession = 未见{ $place }的机构加入{ $agreement }的记载；加入后可与{ $gains }个目前未见互认依据的国家和地区建立互认途径。
