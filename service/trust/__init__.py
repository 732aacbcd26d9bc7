"""Answers whether an authority recognises or authorises, as the ToIP Trust Registry Query Protocol v2 asks for it."""
