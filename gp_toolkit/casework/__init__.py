"""The use cases: what people do, joining the rooms."""
