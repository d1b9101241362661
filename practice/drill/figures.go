package drill

// figures adds the three tables of the week: on Monday all is well; on
// Wednesday the failing function and another one look worse; on Friday one has
// failed and the other has come back.
func (w *week) figures() {
	why := say("why-early-figures")
	steady := w.steady()
	w.add(mon, h8, h8+15, w.table(say("figures-monday"), steady, 0.15, 0.1), why)
	w.add(
		wed, 12*60, 12*60+15,
		w.table(say("figures-midday"), steady, w.between(0.6, 0.85), w.between(0.5, 0.65)), why,
	)
	w.line = w.add(
		fri, h8, h8+15, w.table(say("figures-friday"), steady, w.gauge.beyond(w.random), 0.15),
		say("why-line"),
	)
}

// shown is how many measures of a function stand in a table.
const shown = 2

// steady is how far from its target each measure stands all week, by its
// place: function and number.
func (w *week) steady() map[[2]int]float64 {
	parts := make(map[[2]int]float64)
	for i := range w.areas {
		for k := range w.areas[i].gauges {
			parts[[2]int{i, k}] = w.between(-0.15, 0.2)
		}
	}
	return parts
}

// table is the figures of one moment: own is how far the measure that fails
// has gone from its target to its failing level, decoy how far that of the
// function that looks bad has.
func (w *week) table(text string, steady map[[2]int]float64, own, decoy float64) Entry {
	e := Entry{Form: Figures, Text: text}
	for i := range w.areas {
		a := &w.areas[i]
		for k, g := range w.chosen(a) {
			part := steady[[2]int{i, k}] + w.between(-0.05, 0.05)
			switch {
			case a.ID == w.failing.ID && k == 0:
				part = own
			case a.ID == w.decoy.ID && k == 0 && g.sudden(): // what is taken over a year does not dip and come back
				part = decoy
			}
			e.Figures = append(e.Figures, g.figure(a.Name, g.at(part)))
		}
	}
	return e
}

// chosen are the gauges of a function that are shown; that which fails comes first.
func (w *week) chosen(a *area) []gauge {
	out := make([]gauge, 0, shown)
	if a.ID == w.failing.ID {
		out = append(out, w.gauge)
	}
	for _, g := range a.gauges {
		if len(out) < shown && (a.ID != w.failing.ID || g.ID != w.gauge.ID) {
			out = append(out, g)
		}
	}
	return out
}
