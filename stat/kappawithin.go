package stat

// KappaWithin is Cohen's kappa with chance counted within each cluster: one
// minus the disagreement over all clusters, divided by the disagreement that
// each cluster's own margins lead one to expect, added up. It asks whether the
// right cases of a cluster are told from its others; that a cluster as a whole
// is judged high or low earns nothing. All tables must have the same
// categories. Not estimable where every cluster has one category only.
//
// Kappa with margins by stratum follows Barlow, Lai and Azen, A comparison of
// methods for calculating a stratified kappa, Statistics in Medicine 10 (1991);
// there strata are averaged, here their disagreements are, so that a small
// cluster cannot outweigh a large one.
func KappaWithin(clusters []Table, w Weights) Value {
	observed, expected := 0.0, 0.0
	for _, t := range clusters {
		n := t.Total()
		if n == 0 {
			continue
		}
		for i := range t.Categories() {
			for j := range t.Categories() {
				d := float64(w.distance(i, j))
				observed += float64(d * float64(t.At(i, j)))
				expected += float64(d * float64(t.Row(i)*t.Column(j)) / float64(n))
			}
		}
	}
	if expected == 0 {
		return NotEstimable()
	}
	return Estimate(1 - observed/expected)
}
