package job

// Served reports whether the name of a party that a function works with is that
// of people whom it serves, customers in the widest sense, rather than of those
// who work in the same house.
func Served(party string) bool { return isServed(party) }
