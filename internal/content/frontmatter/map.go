package frontmatter

// MapTexts returns a copy of v with the [Value.Text] of each scalar replaced by the result of change: of each item of a
// list, and also of a number, a date or a choice, whose other values (Time, Int) remain. change gets the scalar and the
// row of its key in the table, never nil. table is that with which v, or the list that has v as an item, was read; keys
// that it lacks, and the recipients below “to:”, remain. Positions are those of the file still. v is unchanged; of nil
// it returns nil.
//
// "" empties a text and removes nothing. For example, a change that returns "" for the key phone leaves the
// organisation of a site.yaml with an empty telephone number.
func (v *Value) MapTexts(table []Key, change func(k *Key, text *Value) string) *Value {
	return v.mapTexts(&Key{Type: MapList, Keys: table}, change)
}

func (v *Value) mapTexts(k *Key, change func(k *Key, text *Value) string) *Value {
	if v == nil {
		return nil
	}
	c := *v
	switch {
	case v.shape == Sequence:
		c.items = make([]*Value, len(v.items))
		for i, item := range v.items {
			c.items[i] = item.mapTexts(k, change)
		}
	case v.shape == Scalar && len(v.pairs) > 0: // a plain text in the place of a Map
		c.text = change(&k.Keys[0], v)
		c.pairs = []Pair{{v.pairs[0].Key, v.pairs[0].Pos, &c}}
	case v.shape == Scalar:
		c.text = change(k, v)
	default:
		c.pairs = make([]Pair, len(v.pairs))
		for i, p := range v.pairs {
			c.pairs[i] = p
			if k.Type == ByPeriod {
				c.pairs[i].Key = change(&Key{Name: k.Name}, &Value{pos: p.Pos, text: p.Key})
				c.pairs[i].Value = p.Value.mapTexts(&Key{Name: k.Name}, change)
			} else if at := indexOf(k.Keys, p.Key); at >= 0 {
				c.pairs[i].Value = p.Value.mapTexts(&k.Keys[at], change)
			}
		}
	}
	return &c
}
