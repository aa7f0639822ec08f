package content

// Total is a sum of numbers of recipients. AtLeast reports that there may be more, because one of the numbers is not exact:
// pages then say “ít nhất”. The zero value is the sum of nothing. Every sum of recipients is made by Add, of awards by site.Tally.
type Total struct {
	N       int
	AtLeast bool
}

// Add adds a number of recipients: of one that is not exact, the least that it allows. For example, 4 and “hơn 50” are at
// least 54, 4 and “gần 20” or “nhiều” are at least 4.
func (t *Total) Add(c Count) {
	t.N += c.Min()
	t.AtLeast = t.AtLeast || !c.IsExact()
}

// IsExact reports whether the number is exact.
func (c Count) IsExact() bool { return c.Approx == Exact }
