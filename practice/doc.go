// Package practice is the candidate's half of Yardstick: learning what failure
// and success mean in a job, and rehearsing until the answer stands.
//
// # The words
//
// A [Job] is a job that somebody practises for: the description with the guide
// that was derived from it and sealed when it was chosen. An [Attempt] is one
// answer to one question of that guide, from its first draft to its assessment.
// A [Version] is what has been written so far. An [Interview] is several questions
// in order, each answered by an attempt of its own. A [Drill] is a page of a bad
// week in the job, whose truth is known. A coach sees what he has [Access] to,
// and says a [Comment] of it. A [Plan] says what to practise next.
//
// # The way through
//
//	Choose ─▶ Job ─▶ Begin ─▶ Attempt ─▶ Save, Save, … ─▶ Finish ─▶ assessed attempt ─▶ Compare, Progress, Plan
//	                                                         ▲
//	                                                      Assessor
//
// A [Desk] is where one person walks it: it knows a [Store], an [Assessor], a
// clock and a source of ids, which are passed in, and holds no state of its own.
// Pages and the terminal both call it. What only computes is a function of
// values: [Compare], [ProgressOf], [PlanFor], and the packages delivery (pace,
// length, fillers), transcript (files of speech), drill (bad weeks) and report
// (an interview on paper).
//
// # What always holds
//
//   - A guide is sealed before the first attempt at it, and an attempt names the
//     guide by its SHA-256. A job that changes is another job; no guide ever does.
//   - Nothing written is lost. A draft is saved under the revision that it is
//     based on. Where somebody else has saved since, the store keeps both
//     versions: the newer one stays the draft, the other is set aside, and the
//     caller gets a [VersionConflict] with both.
//   - A finished attempt does not change any more. Its assessment is of exactly
//     the text that it holds.
//   - In exam mode nothing is shown before the end: [Desk.Live] refuses, and
//     [Ticks] says nothing about an attempt that is not finished.
//   - Coaching asks questions. It never gives words to repeat.
//   - A [Store] is one person's: it cannot reach what another keeps. A coach works
//     through a [Coaching], which shows what its person gave him, until it is taken back.
//   - Nothing here reads the clock, makes random numbers, logs or does I/O.
package practice
