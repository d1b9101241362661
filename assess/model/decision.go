package model

import "yardstick/assess"

// decision turns the network's logits into a verdict. Low and High are the
// expected credits above which a claim is partly met and met; Temperature
// divides the logits; Calibration maps the probability of the verdict to how
// often careful raters agree with it. All were fitted on held-out answers.
type decision struct {
	Temperature float32      `json:"temperature"`
	Low         float32      `json:"low"`
	High        float32      `json:"high"`
	Opposed     float32      `json:"opposed"` // probability of contradicted that decides
	About       float32      `json:"about"`   // credit below which an answer is about another job; 0: these weights cannot tell
	Calibration [][2]float64 `json:"calibration"`
}

// sound reports whether every verdict that the decision gives is one, and every
// confidence a number from 0 to 1.
func (d *decision) sound() bool {
	ok := d.Temperature > 0 && d.Temperature <= 1000 && d.Low >= 0 && d.Low <= d.High && d.High <= 1 && d.Opposed >= 0
	last := -1.0
	for _, point := range d.Calibration {
		ok = ok && point[0] > last && point[0] <= 1 && point[1] >= 0 && point[1] <= 1
		last = point[0]
	}
	return ok
}

// indices of the classes.
const (
	classNot = iota
	classPartly
	classMet
	classOpposed
)

// shares is the softmax of the logits over the temperature.
func (d *decision) shares(logits [classes]float32) [classes]float32 {
	for i := range logits {
		logits[i] /= d.Temperature
	}
	softmax(logits[:])
	return logits
}

// credit is the expected credit of the shares, in 0..1.
func credit(p [classes]float32) float32 { return p[classMet] + float32(0.5*p[classPartly]) }

// verdict decides, and says how sure it is, in 0..1.
func (d *decision) verdict(p [classes]float32) (assess.Verdict, float64) {
	switch c := credit(p); {
	case c > d.High:
		return assess.Met, d.calibrated(p[classMet])
	case c > d.Low:
		return assess.Partly, d.calibrated(p[classPartly])
	case p[classOpposed] > d.Opposed:
		return assess.Contradicted, d.calibrated(p[classOpposed])
	default:
		return assess.NotMet, d.calibrated(p[classNot] + p[classOpposed])
	}
}

// aboutJob decides whether an answer speaks of the job.
func (d *decision) aboutJob(p [classes]float32) assess.Verdict {
	switch {
	case d.About <= 0:
		return assess.NotAssessed
	case credit(p) < d.About:
		return assess.NotMet
	}
	return assess.Met
}

// calibrated reads the calibration line at p; between its points it is straight.
func (d *decision) calibrated(p float32) float64 {
	x := float64(p)
	c := d.Calibration
	if len(c) == 0 {
		return x
	}
	if x <= c[0][0] {
		return c[0][1]
	}
	for i := 1; i < len(c); i++ {
		if x <= c[i][0] {
			a, b := c[i-1], c[i]
			share := (x - a[0]) / (b[0] - a[0])
			return a[1] + float64(share*float64(b[1]-a[1]))
		}
	}
	return c[len(c)-1][1]
}
