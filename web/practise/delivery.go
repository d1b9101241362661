package practise

import (
	"strconv"

	"yardstick/practice/delivery"
)

// addDelivery says how an answer was put: counts, and remarks in plain words.
func (f *finding) addDelivery(v *visit, d delivery.Delivery) {
	add := func(key, value string) { f.Delivery = append(f.Delivery, fact{v.Text(key), value}) }
	add("delivery.words", strconv.Itoa(d.Words))
	if d.Pace > 0 {
		add("delivery.pace", strconv.Itoa(d.Pace))
	} else {
		add("delivery.aloud", clock(d.Aloud))
	}
	add("delivery.fillers", strconv.Itoa(len(d.Fillers)))
	add("delivery.hedges", strconv.Itoa(len(d.Hedges)))
	f.DeliveryNotes = d.Remarks
}
