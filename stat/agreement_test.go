package stat_test

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"yardstick/stat"
)

// TestAlphaByCoincidences computes alpha the other way that Krippendorff shows
// (2004, chapter 11.3): from the matrix of coincidences, with ordinal ranks
// counted category by category.
func TestAlphaByCoincidences(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, true)
		a := rapidTable(t, rows).Alpha(stat.Resampling{}, nil)
		for scale, got := range map[string]stat.Value{"nominal": a.Nominal.Value, "ordinal": a.Ordinal.Value, "interval": a.Interval.Value, "ratio": a.Ratio.Value} {
			same(t, scale, got, coincidenceAlpha(rows, scale))
		}
	})
}

// coincidenceAlpha takes half points from 0 to 5.5 as the categories.
func coincidenceAlpha(rows [][]float64, scale string) float64 {
	const k = 12
	var o [k][k]float64
	var n [k]float64
	for _, row := range rows {
		m := 0.0
		for _, x := range row {
			if !math.IsNaN(x) {
				m++
			}
		}
		for i, x := range row {
			for j, y := range row {
				if i != j && !math.IsNaN(x) && !math.IsNaN(y) {
					o[int(2*x)][int(2*y)] += 1 / (m - 1)
				}
			}
		}
	}
	all := 0.0
	for c := range k {
		for d := range k {
			n[c] += o[c][d]
			all += o[c][d]
		}
	}
	distance := func(c, d int) float64 {
		switch scale {
		case "nominal":
			return 1
		case "interval":
			return float64((c - d) * (c - d))
		case "ratio":
			return math.Pow(float64(c-d)/float64(c+d), 2)
		}
		between := -(n[c] + n[d]) / 2
		for g := min(c, d); g <= max(c, d); g++ {
			between += n[g]
		}
		return between * between
	}
	observed, expected := 0.0, 0.0
	for c := range k {
		for d := range k {
			if c != d {
				observed += o[c][d] * distance(c, d)
				expected += n[c] * n[d] * distance(c, d) / (all - 1)
			}
		}
	}
	if expected < 1e-9 {
		return math.NaN()
	}
	return 1 - observed/expected
}

// TestCategoricalByPairs computes percent agreement, Fleiss' kappa, AC1 and AC2
// by going through pairs of ratings one by one, as Gwet defines them.
func TestCategoricalByPairs(t *testing.T) {
	t.Parallel()
	scale := []int64{}
	for half := range 9 {
		scale = append(scale, int64(half+2)*stat.Unit/2)
	}
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, true)
		c := rapidTable(t, rows).Categorical(scale)
		equal, near2, targets, rated := 0.0, 0.0, 0.0, 0.0
		share := make(map[float64]float64)
		for _, row := range rows {
			var given []float64
			for _, x := range row {
				if !math.IsNaN(x) {
					given = append(given, x)
				}
			}
			m := float64(len(given))
			if m == 0 {
				continue
			}
			rated++
			for i, x := range given {
				share[x] += 1 / m
				for j, y := range given {
					if i != j {
						near2 += (1 - (x-y)*(x-y)/16) / (m * (m - 1))
						if x == y {
							equal += 1 / (m * (m - 1))
						}
					}
				}
			}
			if m > 1 {
				targets++
			}
		}
		same(t, "agreement", c.Agreement, equal/targets)
		if targets == 0 || len(share) < 2 {
			if c.Fleiss != stat.NotEstimable() || c.AC1 != stat.NotEstimable() || c.AC2 != stat.NotEstimable() {
				t.Fatalf("estimable of %d categories and %v targets: %+v", len(share), targets, c)
			}
			return
		}
		chance, spread := 0.0, 0.0
		for _, n := range share {
			chance += n * n / (rated * rated)
			spread += n / rated * (1 - n/rated)
		}
		sum := 0.0
		for a := range 9 {
			for b := range 9 {
				sum += 1 - float64((a-b)*(a-b))/64
			}
		}
		same(t, "Fleiss", c.Fleiss, (equal/targets-chance)/(1-chance))
		same(t, "AC1", c.AC1, (equal/targets-spread/8)/(1-spread/8))
		same(t, "AC2", c.AC2, (near2/targets-sum*spread/72)/(1-sum*spread/72))
	})
}

// TestKappaAtByWeights computes weighted kappa and its standard error with
// weights of agreement instead of distances, as Fleiss, Cohen and Everitt write
// them, in shares.
func TestKappaAtByWeights(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawRows(t)
		places := []float64{1, 2, 4.5, 5, 9}[:len(rows)]
		table := tableOf(rows)
		for _, w := range []stat.Weights{stat.Unweighted, stat.Linear, stat.Quadratic} {
			value, se := weightedKappa(rows, places, w)
			got := table.KappaAt(places, w)
			same(t, w.String(), got.Value, value)
			if x, ok := got.SE.Float(); !ok || !(math.Abs(x*x-se*se) <= 1e-10) { // where the variance is 0, its root is all rounding
				same(t, w.String()+" se", got.SE, se)
			}
		}
	})
}

func weightedKappa(rows [][]int, places []float64, w stat.Weights) (kappa, se float64) {
	k, n := len(rows), 0.0
	weight := func(i, j int) float64 {
		d := math.Abs(places[i]-places[j]) / 8
		return map[stat.Weights]float64{stat.Linear: 1 - d, stat.Quadratic: 1 - d*d, stat.Unweighted: math.Trunc(1 - d)}[w]
	}
	r, c := make([]float64, k), make([]float64, k)
	for i := range rows {
		for j, o := range rows[i] {
			r[i], c[j], n = r[i]+float64(o), c[j]+float64(o), n+float64(o)
		}
	}
	seen, chance := 0.0, 0.0
	rowMean, columnMean := make([]float64, k), make([]float64, k)
	for i := range rows {
		for j, o := range rows[i] {
			seen += float64(o) / n * weight(i, j)
			chance += r[i] * c[j] / (n * n) * weight(i, j)
			rowMean[i] += c[j] / n * weight(i, j)
			columnMean[j] += r[i] / n * weight(i, j)
		}
	}
	if 1-chance < 1e-12 {
		return math.NaN(), math.NaN()
	}
	kappa = (seen - chance) / (1 - chance)
	sum := 0.0
	for i := range rows {
		for j, o := range rows[i] {
			sum += float64(o) / n * math.Pow(weight(i, j)-(rowMean[i]+columnMean[j])*(1-kappa), 2)
		}
	}
	mean := kappa - chance*(1-kappa)
	variance := (sum - mean*mean) / (n * (1 - chance) * (1 - chance))
	if variance < 1e-11 {
		variance = 0
	}
	return kappa, math.Sqrt(variance)
}

// TestKappaAtOfEqualSteps is Table.Kappa, exact in integers.
func TestKappaAtOfEqualSteps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := tableOf(drawRows(t))
		for _, w := range []stat.Weights{stat.Unweighted, stat.Linear, stat.Quadratic} {
			if got, want := table.KappaAt([]float64{0, 1, 2, 3, 4}, w).Value, table.Kappa(w); !got.Equal(want) {
				t.Fatalf("%s: %v, want %v", w, got.Format(17), want.Format(17))
			}
		}
	})
}

// TestPairsAreTables: the kappas of a pair are those of the table of both
// raters' columns, on the targets that both rated.
func TestPairsAreTables(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawTable(t, true)
		for _, p := range rapidTable(t, rows).Pairs() {
			table := stat.NewTable(12)
			for _, row := range rows {
				if x, y := row[p.First], row[p.Second]; !math.IsNaN(x) && !math.IsNaN(y) {
					table.Add(int(2*x), int(2*y))
				}
			}
			if p.Targets != table.Total() || !p.Exact.Equal(table.Exact()) {
				t.Fatalf("raters %d and %d: %d targets, agreement %v; want %d, %v", p.First, p.Second, p.Targets, p.Exact, table.Total(), table.Exact())
			}
			for w, got := range map[stat.Weights]stat.Value{stat.Unweighted: p.Unweighted.Value, stat.Linear: p.Linear.Value, stat.Quadratic: p.Quadratic.Value} {
				want := table.Kappa(w)
				if table.Total() < 2 {
					want = stat.NotEstimable() // of one target kappa can only be zero
				}
				if !got.Equal(want) {
					t.Fatalf("raters %d and %d: %s kappa %s, want %s", p.First, p.Second, w, got.Format(17), want.Format(17))
				}
			}
		}
	})
}

// TestFisherByAllTables adds up all tables as rational numbers.
func TestFisherByAllTables(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawCounts(t, 60), drawCounts(t, 60)
		got, want := stat.Fisher(a, b), exactFisher(a, b)
		same(t, "Fisher", got, want)
		if back := stat.Fisher(b, a); !near(back, want, 1e-12) && got != back {
			t.Fatalf("the order of the groups matters: %v and %v", got, back)
		}
	})
}

func drawCounts(t *rapid.T, most int) stat.Counts {
	total := rapid.IntRange(0, most).Draw(t, "total")
	return stat.Counts{Selected: rapid.IntRange(0, total).Draw(t, "selected"), Total: total}
}

func exactFisher(a, b stat.Counts) float64 {
	weight := func(x int) *big.Int {
		w := new(big.Int).Binomial(int64(a.Total), int64(x))
		return w.Mul(w, new(big.Int).Binomial(int64(b.Total), int64(a.Selected+b.Selected-x)))
	}
	seen, part, all, tables := weight(a.Selected), new(big.Int), new(big.Int), 0
	for x := max(0, a.Selected+b.Selected-b.Total); x <= min(a.Selected+b.Selected, a.Total); x++ {
		tables++
		w := weight(x)
		all.Add(all, w)
		if w.Cmp(seen) <= 0 {
			part.Add(part, w)
		}
	}
	if tables < 2 {
		return math.NaN()
	}
	p, _ := new(big.Rat).SetFrac(part, all).Float64()
	return p
}

// TestAlphaBootstrap draws targets with the general bootstrap and computes alpha
// from coincidences: the same ends.
func TestAlphaBootstrap(t *testing.T) {
	t.Parallel()
	rows := transposed(krippendorff2011)
	pairable := rows[:11] // the last unit has one rating
	alone := make([][][]float64, len(pairable))
	for i, row := range pairable {
		alone[i] = [][]float64{row}
	}
	holdBootstrap(t, rows, nil, alone)
	// three persons of four questions each
	holdBootstrap(t, rows, []int{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, [][][]float64{rows[:4], rows[4:8], rows[8:11]})
}

// holdBootstrap compares with the general bootstrap over the given clusters of rows.
func holdBootstrap(t *testing.T, rows [][]float64, cluster []int, clusters [][][]float64) {
	t.Helper()
	r := stat.Resampling{Resamples: 300, Level: 0.95, Seed: 5}
	a := ratingsOf(t, rows).Alpha(r, cluster)
	for scale, got := range map[string]stat.Bounded{"nominal": a.Nominal, "ordinal": a.Ordinal, "interval": a.Interval, "ratio": a.Ratio} {
		want := stat.Bootstrap(len(clusters), r, func(draw []int) stat.Value {
			var drawn [][]float64
			for _, c := range draw {
				drawn = append(drawn, clusters[c]...)
			}
			return stat.Estimate(coincidenceAlpha(drawn, scale))
		})
		low, _ := want.Low.Float()
		high, _ := want.High.Float()
		if !near(got.Low, low, 1e-9) || !near(got.High, high, 1e-9) {
			t.Errorf("%s: %v to %v, want %v to %v", scale, got.Low, got.High, want.Low, want.High)
		}
	}
}

// TestOneWayOfUnequalNumbers holds Donner's estimate to the variances of pairs:
// of targets with raters of their own and unequal numbers of them.
func TestOneWayOfUnequalNumbers(t *testing.T) {
	t.Parallel()
	got := ratingsOf(t, [][]float64{
		{1, 2, none, none, none, none, none}, {none, none, 4, 5, 3, none, none}, {none, none, none, none, none, 2, 5},
	}).Components()
	// by hand: MSW = (0.5 + 2 + 4.5)/4 = 1.75; mean 22/7; MSB = (2·(1.5−22/7)² + 3·(4−22/7)² + 2·(3.5−22/7)²)/2; n₀ = (7 − 17/7)/2
	grand := 22.0 / 7
	square := func(x float64) float64 { return x * x }
	between := (2*square(1.5-grand) + 3*square(4-grand) + 2*square(3.5-grand)) / 2
	want := (between - 1.75) / (between + ((7-17.0/7)/2-1)*1.75)
	if !near(got.OneWay, want, 1e-12) || got.Target != stat.NotEstimable() {
		t.Errorf("one-way %v, want %v; σ²(target) %v, want none", got.OneWay, want, got.Target)
	}
	if want := 3 / (1.0/2 + 1.0/3 + 1.0/2); math.Abs(got.PerMean-want) > 1e-12 {
		t.Errorf("harmonic mean %v, want %v", got.PerMean, want)
	}
}
