package job

import "slices"

// The cues below are words of the trade: what people who keep figures, and who
// see a function begin to fail, say when they speak of each kind.

// measureCues returns the cues in the name of a measure.
func measureCues(kind FailureKind) []cue {
	switch kind {
	case Deadlines:
		return slices.Concat(
			weigh(3, "late, on time, punctual-, deadline-, delay-, turnaround, timetable, agreed day, planned date, agreed time, agreed date, due date, same day, lead time, schedule"),
			weigh(2, "waiting time, response-, within, overdue, by noon, before noon, before the, by their date, past their date, time to, time from, time until, released by, followed up by, in time"),
			weigh(-9, "overtime, downtime, hours lost, time lost, notice, standstill, leaving, leavers, turnover, come back, again, same cause, build, still with us, still housed, older than, found on"))
	case Backlogs:
		return slices.Concat(
			weigh(4, "backlog-, queue-, unanswered, unmarked, unfiled, unmatched, unreconciled, unprocessed, unbilled"),
			weigh(3, "outstanding, pending, not yet, not matched, not handed in, open, waiting, overdue, older than, undone, unread"),
			weigh(2, "without a report, past their date, unpaid, in progress, on hold"),
			weigh(-4, "waiting time, waiting for materials, open at handover, opening, with an open, found on"))
	case Complaints:
		return slices.Concat(
			weigh(4, "complain-, satisf-, promoter, nps"),
			weigh(3, "rating, rated, survey-, feedback, review score, guest reviews, customer reviews, online reviews, guests' score, customers' score, grievance-, praise"))
	case Processes:
		return slices.Concat(
			weigh(4, "error-, defect-, rework, wrong, incorrect-, rollback, accuracy, scrap, right first time"),
			weigh(3, "fall, falls, accident-, injur-, incident-, near misses, corrections, counted right, downtime, restated, skipped, missed, repeat-, come back, same cause, second visit, audit-, complian-, fail inspection, findings, gaps, changed after, expired, not reported, difference-, standstill, hours lost"),
			weigh(2, "waste, thrown, lost, missing, without a recorded reason, out of stock, short, stopped, build, discrepan-, shortage-, not entered, hit, first contact, plan done, work completed, passed, unpriced, without an agreed price, care-plan tasks, records completed"),
			weigh(-3, "overrun, absence, incident actions"))
	case Relationships:
		return slices.Concat(
			weigh(4, "dispute-, conflict-, referral-, recommend-, quarrel-"),
			weigh(3, "order again, give again, buy again, come again, repeat customers, calls suitable, found by others, stay with us, messages answered, retention, renewals, board has seen, reviews waiting, engagement, board papers"),
			weigh(2, "accepted, decisions open, trust"))
	case Staffing:
		return slices.Concat(
			weigh(4, "turnover, absence, sickness, sick leave, overtime, vacanc-, leavers, unfilled, understaffed, staffing, rota, roster, headcount"),
			weigh(3, "leaving, trained, training, person short, fitters, new hires, volunteers, apprentices, two people can do, skills, cover, staff retention, caseload, agency shifts, labour cost, staff cost, wage cost"),
			weigh(-6, "stock turnover, inventory turnover, sales turnover, shortlist"))
	}
	return nil
}

// signCues returns the cues in a danger sign.
func signCues(kind FailureKind) []cue {
	switch kind {
	case Goals:
		return weigh(1, "same, forecast, budget, target, half, smaller, busy, explain, grows, less, price, fails")
	case Deadlines:
		return slices.Concat(
			weigh(2, "late, still, o'clock, noon, date, dates, last day, a month later, older than, weeks, monday afternoon, two o'clock, before noon, next morning, in the evening, yesterday's, provisional, few more days, half of an order, when it begins, running"),
			weigh(1, "monday, thursday, friday, sunday, sundays, morning, afternoon, evening, weekend, time, early, minutes, wait, waits, waiting, after, leave"))
	case Backlogs:
		return slices.Concat(
			weigh(3, "pile, piles, tray, queue, stack, two layers, cannot be closed, unopened, paper, waits, higher, grows, baskets, outstanding, month before last, hoard, notes stuck, three deep"),
			weigh(2, "wait, waiting, open, stands, later, still, overdue, second walk, nobody has started, nobody has seen, reminders, own store, again, twice in one day, runs out"))
	case Complaints:
		return slices.Concat(
			weigh(2, "customer, customers, guest, guests, patient, patients, client, parent, parents, passengers, candidates, candidate, users, supplier, buyer, callers, relatives, pupils, people we serve, donors, competitor's, third time, complain, complains, bell, bells, inspector, auditor, bank"),
			weigh(1, "asks, ask, says, say, rings, writes, write, straight, look, looks"))
	case Processes:
		return slices.Concat(
			weigh(3, "twice, from memory, memory, same figure, same wrong, one word, workaround, spreadsheets, spreadsheet, ticked, without, missing, two locations, same defect, same alert, same corridor, gap, in blocks, switched off, reset, cable ties, guard, padlocks, own store, labels, floor, rerun, before i have, scan, double, all fine, tablet, never compared, word of mouth, handwritten, same customer stands"),
			weigh(1, "same, nobody, nothing, measured, check, checks, probably, closed, taken, system"))
	case Relationships:
		return slices.Concat(
			weigh(3, "colleague, colleagues, trust, contradicting, listened, goes straight, go straight, say good, quarrel, share, to the head teacher first, rings me at home, rather than, own figures, without asking, did not like, protection, not a fit, changes the profile, calls my name, in a meeting, the office and not me, somebody else, before our monitoring"),
			weigh(1, "nobody, stop, stops, says, asks, ask, first, they, manager, doctor, accounts, another, each other, board, trustees, others"))
	case Staffing:
		return slices.Concat(
			weigh(3, "sick, shift, shifts, new people, handover, notice, breaks, weekend, volunteers, volunteer, swap, newcomers, lights, desks, attendants, caseworkers, leave, sunday list, only one, who knows, apprentice, best accountant, knows most"),
			weigh(1, "people, nobody, everyone, same three, tired, alone, new, person"))
	}
	return nil
}

// dutyCues returns the cues in a duty.
func dutyCues(kind FailureKind) []cue {
	switch kind {
	case Deadlines:
		return slices.Concat(
			weigh(2, "on time, deadline, deadlines, before their dates, school's dates, same day, the day they arrive, on the day, within a, within an, within one, within two, within three, within five, within 24, within 48, within hours, within days, by the fifth, every thursday, every friday, by friday, by wednesday, weeks ahead, agreed times, when due, schedule, timetable, promptly, in time, at once, before the second, on schedule, o'clock, noon, midnight"),
			weigh(1, "every morning, each morning, every month, every week, once a quarter, daily, weekly, monthly, by, when they happen, as they happen, before it leaves, before its"))
	case Backlogs:
		return weigh(2, "file, enter, chase, mark, review, follow up, put back, return, reconcile, record, close, answer, match, count")
	case Complaints:
		return weigh(2, "complaint-, help, settle, put things right, calm, answer, listen, explain, tell users, wishes, see to, serve, serves, assist, advise, greet, respond, provide")
	case Processes:
		return weigh(2, "check, test, inspect, count, keep, lock, reconcile, isolate, record, see that, make sure, structured, plan, controls, release")
	case Relationships:
		return weigh(2, "pass, tell, agree, advise, hand, report, explain, brief, with, talk")
	case Staffing:
		return slices.Concat(
			weigh(3, "rota, roster, shifts, recruit-, coach-, apprais-, supervis-, subordinate-, train, trains, mentor-, hire, hires, hiring, delegat-, apprentice, caseloads, volunteers, induct, crew, new pickers, junior, develop people"),
			weigh(2, "staff, people off, send people home, through a break, breaks, burn people, nurse after, new colleagues"))
	}
	return nil
}

// queued returns the plural nouns that can pile up on a desk, a bench or a ward.
func queued() map[string]bool {
	out := map[string]bool{}
	for _, c := range weigh(1, `applications, appeals, approvals, bookings, calls, cases, claims,
		corrections, defects, deliveries, enquiries, entries, errands, files, findings, forms, invoices, letters, messages,
		orders, parcels, payments, permits, prescriptions, quotations, records, referrals, refunds, repairs, reports, requests,
		results, returns, reviews, samples, tickets, transcripts, work-orders`) {
		out[c.text] = true
	}
	return out
}
