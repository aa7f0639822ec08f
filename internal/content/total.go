package content

// Total is a sum of numbers of recipients. AtLeast reports that there may be more, because one of the numbers is not exact:
// pages then say “ít nhất”. The zero value is the sum of nothing. Every sum of recipients is made by Add.
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

// AddAward adds the recipients of all kinds of an award, unless it is proposed or revoked.
func (t *Total) AddAward(a *Award) {
	if !a.InForce() {
		return
	}
	for _, r := range a.Recipients {
		t.Add(r.Count)
	}
}

// IsExact reports whether the number is exact.
func (c Count) IsExact() bool { return c.Approx == Exact }
