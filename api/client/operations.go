// Code generated from the description of the API; DO NOT EDIT.

package client

// The operations of the API.
const (
	// Accommodate: Note an accommodation.
	Accommodate Operation = "POST /positions/{position}/candidates/{candidate}/accommodations"
	// AddAccount: Add an account.
	AddAccount Operation = "POST /accounts"
	// AddCandidate: Add a candidate.
	AddCandidate Operation = "POST /positions/{position}/candidates"
	// AddHook: Be told what happens in your positions.
	AddHook Operation = "POST /hooks"
	// AddOpeners: Add the questions that open most interviews.
	AddOpeners Operation = "POST /openers"
	// AddQuestion: Add a question of your own.
	AddQuestion Operation = "POST /questions"
	// AddTranscript: Put what was said, from a transcript, behind what was written.
	AddTranscript Operation = "POST /attempts/{attempt}/transcript"
	// AgreePositionJob: Agree to the job of a position, as one of its panel.
	AgreePositionJob Operation = "POST /positions/{position}/job/agree"
	// AgreeToWrite: Agree to answer in writing, or do not.
	AgreeToWrite Operation = "PUT /mine/consent"
	// AmendDecision: Amend the decision on a candidate.
	AmendDecision Operation = "PUT /positions/{position}/decision/{candidate}"
	// AnswerDrill: Answer a bad week, once.
	AnswerDrill Operation = "PUT /drills/{drill}/answer"
	// AnswerQuestion: Hand an answer in.
	AnswerQuestion Operation = "PUT /mine/questions/{question}/answer"
	// AskOwnReview: Ask for something: a review, what is kept of you.
	AskOwnReview Operation = "POST /mine/requests"
	// AskReview: Register a request of a candidate.
	AskReview Operation = "POST /positions/{position}/candidates/{candidate}/requests"
	// AskSecondOpinion: Let a language model read a finished answer too.
	AskSecondOpinion Operation = "POST /attempts/{attempt}/second"
	// Assess: Assess answers by a guide.
	Assess Operation = "POST /assessments"
	// AssessDraft: Where an answer stands while it is written.
	AssessDraft Operation = "POST /attempts/{attempt}/live"
	// BeginAttempt: Begin an attempt at a question.
	BeginAttempt Operation = "POST /jobs/{job}/attempts"
	// BeginQuestion: Open the question that is next.
	BeginQuestion Operation = "POST /mine/questions/{question}/begin"
	// CancelBatch: End a batch where it is; what was found stays.
	CancelBatch Operation = "POST /batches/{batch}/cancel"
	// CancelTask: End a task that has not ended.
	CancelTask Operation = "POST /tasks/{task}/cancel"
	// ChangeLevel: Change your level on what is being discussed.
	ChangeLevel Operation = "POST /positions/{position}/candidates/{candidate}/changes"
	// CheckGuide: Check a guide.
	CheckGuide Operation = "POST /guides/check"
	// CheckJob: Check a job and derive its criteria.
	CheckJob Operation = "POST /jobs/check"
	// ChooseJob: Choose a job to practise for.
	ChooseJob Operation = "POST /jobs"
	// ChooseJobFile: Choose a job from a file.
	ChooseJobFile Operation = "POST /jobs/file"
	// ClosePosition: End a position.
	ClosePosition Operation = "POST /positions/{position}/close"
	// CloseRound: End a round in which somebody has not handed in.
	CloseRound Operation = "POST /positions/{position}/rounds/{round}/close"
	// Comment: Say something of an answer.
	Comment Operation = "POST /coach/people/{person}/jobs/{job}/attempts/{attempt}/comments"
	// CompareAttempts: Finished attempts at one question side by side.
	CompareAttempts Operation = "GET /jobs/{job}/comparison"
	// Correct: Say that a reading is wrong.
	Correct Operation = "PUT /attempts/{attempt}/corrections/{requirement}"
	// Decide: Write the decision.
	Decide Operation = "PUT /positions/{position}/decision"
	// Declare: Say whether you have a conflict of interest.
	Declare Operation = "POST /positions/{position}/declarations"
	// DeriveGuide: Derive a guide from a job.
	DeriveGuide Operation = "POST /guides/derive"
	// DescribeJob: Say what the job of a position is.
	DescribeJob Operation = "PUT /positions/{position}/job"
	// DismissMember: Take a role from a member.
	DismissMember Operation = "POST /positions/{position}/members/{member}/dismiss"
	// DropAside: Drop a version that was set aside.
	DropAside Operation = "DELETE /attempts/{attempt}/aside/{writer}"
	// DropHook: Drop a webhook with everything on its way to it.
	DropHook Operation = "DELETE /hooks/{hook}"
	// EndDiscussion: End the discussion that is open.
	EndDiscussion Operation = "DELETE /positions/{position}/discussion"
	// EraseCandidate: Erase what is personal of a candidate.
	EraseCandidate Operation = "POST /positions/{position}/candidates/{candidate}/erase"
	// EraseEverything: Erase everything that you practised, beyond recovery.
	EraseEverything Operation = "POST /erase"
	// Export: Everything that you practised, as one file.
	Export Operation = "GET /export"
	// FinishAttempt: Finish an attempt: its text is assessed.
	FinishAttempt Operation = "POST /attempts/{attempt}/finish"
	// FinishInterview: End an interview before its last question.
	FinishInterview Operation = "POST /interviews/{interview}/finish"
	// Freeze: End the rating: the mechanical totals are fixed.
	Freeze Operation = "POST /positions/{position}/freeze"
	// GetAccessExport: Everything that is kept of one candidate, for that candidate.
	GetAccessExport Operation = "GET /positions/{position}/candidates/{candidate}/access"
	// GetAccountTable: The accounts of the organisation, as CSV.
	GetAccountTable Operation = "GET /accounts.csv"
	// GetAccountTableXlsx: The accounts of the organisation, as XLSX.
	GetAccountTableXlsx Operation = "GET /accounts.xlsx"
	// GetAgreement: How far the raters agree.
	GetAgreement Operation = "GET /positions/{position}/agreement"
	// GetAgreementTable: How far the raters agree, as CSV.
	GetAgreementTable Operation = "GET /positions/{position}/agreement.csv"
	// GetAgreementTableXlsx: How far the raters agree, as XLSX.
	GetAgreementTableXlsx Operation = "GET /positions/{position}/agreement.xlsx"
	// GetAlikeAnswersTable: Answers of different candidates of a position that are nearly alike, as CSV.
	GetAlikeAnswersTable Operation = "GET /positions/{position}/alike.csv"
	// GetAlikeAnswersTableXlsx: Answers of different candidates of a position that are nearly alike, as XLSX.
	GetAlikeAnswersTableXlsx Operation = "GET /positions/{position}/alike.xlsx"
	// GetAlikeTable: Answers of different candidates of a batch that are nearly alike, as CSV.
	GetAlikeTable Operation = "GET /batches/{batch}/alike.csv"
	// GetAlikeTableXlsx: Answers of different candidates of a batch that are nearly alike, as XLSX.
	GetAlikeTableXlsx Operation = "GET /batches/{batch}/alike.xlsx"
	// GetAnchors: The examples of the guide's anchors, to be put back to their levels.
	GetAnchors Operation = "GET /positions/{position}/anchors"
	// GetAttempt: An attempt, with its assessment once it is finished.
	GetAttempt Operation = "GET /attempts/{attempt}"
	// GetAttemptTable: Your finished attempts, as CSV.
	GetAttemptTable Operation = "GET /attempts.csv"
	// GetAttemptTableXlsx: Your finished attempts, as XLSX.
	GetAttemptTableXlsx Operation = "GET /attempts.xlsx"
	// GetBatch: How far a batch is.
	GetBatch Operation = "GET /batches/{batch}"
	// GetBatchTable: Your batches, as CSV.
	GetBatchTable Operation = "GET /batches.csv"
	// GetBatchTableXlsx: Your batches, as XLSX.
	GetBatchTableXlsx Operation = "GET /batches.xlsx"
	// GetCalendar: The interviews as iCalendar.
	GetCalendar Operation = "GET /positions/{position}/interviews.ics"
	// GetCandidate: A candidate, with answers, and with ratings once they are revealed.
	GetCandidate Operation = "GET /positions/{position}/candidates/{candidate}"
	// GetCandidateTable: The candidates of a position, as CSV.
	GetCandidateTable Operation = "GET /positions/{position}/candidates.csv"
	// GetCandidateTableXlsx: The candidates of a position, as XLSX.
	GetCandidateTableXlsx Operation = "GET /positions/{position}/candidates.xlsx"
	// GetCoachedAttempt: An answer that you were given to see.
	GetCoachedAttempt Operation = "GET /coach/people/{person}/jobs/{job}/attempts/{attempt}"
	// GetCoachedJob: A job that you were given to see.
	GetCoachedJob Operation = "GET /coach/people/{person}/jobs/{job}"
	// GetCoachedTable: The finished attempts that you were given to see, as CSV.
	GetCoachedTable Operation = "GET /coach/attempts.csv"
	// GetCoachedTableXlsx: The finished attempts that you were given to see, as XLSX.
	GetCoachedTableXlsx Operation = "GET /coach/attempts.xlsx"
	// GetCriteria: The criteria of a job, and what a check of it found.
	GetCriteria Operation = "GET /jobs/{job}/criteria"
	// GetCriteriaTable: The criteria of a job, as CSV.
	GetCriteriaTable Operation = "GET /jobs/{job}/criteria.csv"
	// GetCriteriaTableXlsx: The criteria of a job, as XLSX.
	GetCriteriaTableXlsx Operation = "GET /jobs/{job}/criteria.xlsx"
	// GetDeliveryTable: What is on its way to a webhook, as CSV.
	GetDeliveryTable Operation = "GET /hooks/{hook}/deliveries.csv"
	// GetDeliveryTableXlsx: What is on its way to a webhook, as XLSX.
	GetDeliveryTableXlsx Operation = "GET /hooks/{hook}/deliveries.xlsx"
	// GetDrill: A bad week.
	GetDrill Operation = "GET /drills/{drill}"
	// GetDrillTable: Your bad weeks, as CSV.
	GetDrillTable Operation = "GET /drills.csv"
	// GetDrillTableXlsx: Your bad weeks, as XLSX.
	GetDrillTableXlsx Operation = "GET /drills.xlsx"
	// GetDueTable: What candidates are owed by when, as CSV.
	GetDueTable Operation = "GET /positions/{position}/dues.csv"
	// GetDueTableXlsx: What candidates are owed by when, as XLSX.
	GetDueTableXlsx Operation = "GET /positions/{position}/dues.xlsx"
	// GetFile: How far something is that is made in the background.
	GetFile Operation = "GET /files/{file}"
	// GetFileContent: The file that was made.
	GetFileContent Operation = "GET /files/{file}/content"
	// GetGuideMarkdown: The guide of a job for people, as Markdown.
	GetGuideMarkdown Operation = "GET /jobs/{job}/guide.md"
	// GetGuideRubric: The guide of a job as a CASE 1.1 package with rubrics.
	GetGuideRubric Operation = "GET /jobs/{job}/guide.case.json"
	// GetHookTable: Your webhooks, as CSV.
	GetHookTable Operation = "GET /hooks.csv"
	// GetHookTableXlsx: Your webhooks, as XLSX.
	GetHookTableXlsx Operation = "GET /hooks.xlsx"
	// GetImpact: How groups of candidates fared.
	GetImpact Operation = "GET /positions/{position}/impact"
	// GetImpactTable: How groups of candidates fared, as CSV.
	GetImpactTable Operation = "GET /positions/{position}/impact.csv"
	// GetImpactTableXlsx: How groups of candidates fared, as XLSX.
	GetImpactTableXlsx Operation = "GET /positions/{position}/impact.xlsx"
	// GetInterview: A mock interview.
	GetInterview Operation = "GET /interviews/{interview}"
	// GetInterviewReport: The report of an interview on paper.
	GetInterviewReport Operation = "GET /interviews/{interview}/report.pdf"
	// GetInterviewTable: Your mock interviews, as CSV.
	GetInterviewTable Operation = "GET /interviews.csv"
	// GetInterviewTableXlsx: Your mock interviews, as XLSX.
	GetInterviewTableXlsx Operation = "GET /interviews.xlsx"
	// GetJob: A job with its guide.
	GetJob Operation = "GET /jobs/{job}"
	// GetJobOccupation: A job as an Occupation of schema.org.
	GetJobOccupation Operation = "GET /jobs/{job}/job.occupation.json"
	// GetJobPosting: A job as a JobPosting of schema.org.
	GetJobPosting Operation = "GET /jobs/{job}/job.posting.json"
	// GetLetter: A letter to a candidate, to be filled in and sent.
	GetLetter Operation = "GET /positions/{position}/candidates/{candidate}/letters/{letter}"
	// GetMine: What a candidate sees at the own link.
	GetMine Operation = "GET /mine"
	// GetMineCalendar: The own interview as iCalendar.
	GetMineCalendar Operation = "GET /mine/interview.ics"
	// GetPacket: The record of a position as one file that proves itself.
	GetPacket Operation = "GET /positions/{position}/packet.zip"
	// GetPosition: A position.
	GetPosition Operation = "GET /positions/{position}"
	// GetPositionGuide: The guide of a position.
	GetPositionGuide Operation = "GET /positions/{position}/guide"
	// GetPositionGuideMarkdown: The guide of a position for people, as Markdown.
	GetPositionGuideMarkdown Operation = "GET /positions/{position}/guide.md"
	// GetPositionGuideRubric: The guide of a position as a CASE 1.1 package with rubrics.
	GetPositionGuideRubric Operation = "GET /positions/{position}/guide.case.json"
	// GetPositionTable: The positions that you have to do with, as CSV.
	GetPositionTable Operation = "GET /positions.csv"
	// GetPositionTableXlsx: The positions that you have to do with, as XLSX.
	GetPositionTableXlsx Operation = "GET /positions.xlsx"
	// GetProgress: Where you stand in a job, and what comes next.
	GetProgress Operation = "GET /jobs/{job}/progress"
	// GetRatings: The ratings that you may see, as CSV.
	GetRatings Operation = "GET /positions/{position}/ratings.csv"
	// GetRatingsXlsx: The ratings that you may see, as XLSX.
	GetRatingsXlsx Operation = "GET /positions/{position}/ratings.xlsx"
	// GetRecord: The record of a position, entry by entry.
	GetRecord Operation = "GET /positions/{position}/record"
	// GetRecordTable: The record of a position, entry by entry, as CSV.
	GetRecordTable Operation = "GET /positions/{position}/record.csv"
	// GetRecordTableXlsx: The record of a position, entry by entry, as XLSX.
	GetRecordTableXlsx Operation = "GET /positions/{position}/record.xlsx"
	// GetResultTable: The results that you may see, as CSV.
	GetResultTable Operation = "GET /positions/{position}/results.csv"
	// GetResultTableXlsx: The results that you may see, as XLSX.
	GetResultTableXlsx Operation = "GET /positions/{position}/results.xlsx"
	// GetResults: Totals, order, what is to be discussed, and the decision.
	GetResults Operation = "GET /positions/{position}/results"
	// GetResultsCsv: What was found in a batch so far, as csv.
	GetResultsCsv Operation = "GET /batches/{batch}/results/csv"
	// GetResultsJsonl: What was found in a batch so far, as jsonl.
	GetResultsJsonl Operation = "GET /batches/{batch}/results/jsonl"
	// GetResultsXlsx: What was found in a batch so far, as xlsx.
	GetResultsXlsx Operation = "GET /batches/{batch}/results/xlsx"
	// GetSample: A sample job.
	GetSample Operation = "GET /samples/{id}"
	// GetSelf: Who the token acts for.
	GetSelf Operation = "GET /self"
	// GetSheet: A job laid out to be edited.
	GetSheet Operation = "GET /jobs/{job}/sheet"
	// GetTask: A task of the background.
	GetTask Operation = "GET /tasks/{task}"
	// GetTaskTable: Work in the background, the latest thousand tasks, as CSV.
	GetTaskTable Operation = "GET /tasks.csv"
	// GetTaskTableXlsx: Work in the background, the latest thousand tasks, as XLSX.
	GetTaskTableXlsx Operation = "GET /tasks.xlsx"
	// GetTokenTable: Your tokens, as CSV.
	GetTokenTable Operation = "GET /tokens.csv"
	// GetTokenTableXlsx: Your tokens, as XLSX.
	GetTokenTableXlsx Operation = "GET /tokens.xlsx"
	// GetTraining: The sample answers by which raters are trained.
	GetTraining Operation = "GET /positions/{position}/training"
	// GiveAccess: Let a coach see a job, or all.
	GiveAccess Operation = "PUT /access/{coach}"
	// GiveNotice: Note that a candidate was told something beforehand.
	GiveNotice Operation = "POST /positions/{position}/candidates/{candidate}/notices"
	// GiveTraining: Give a position the sample answers by which its raters are trained.
	GiveTraining Operation = "PUT /positions/{position}/training"
	// HandIn: Hand in your rating of a candidate.
	HandIn Operation = "PUT /positions/{position}/candidates/{candidate}/rating"
	// Import: Bring back what was exported.
	Import Operation = "POST /import"
	// ImportAnswers: Keep the answers of a file, all or none.
	ImportAnswers Operation = "POST /positions/{position}/answers"
	// ImportLarge: Have a large export taken in, in the background.
	ImportLarge Operation = "POST /import/large"
	// InviteMember: Make somebody a member of the panel.
	InviteMember Operation = "POST /positions/{position}/members"
	// KeepAnswer: Keep what was written so far.
	KeepAnswer Operation = "PUT /mine/questions/{question}/draft"
	// LiftHold: End the latest hold.
	LiftHold Operation = "POST /positions/{position}/holds/lift"
	// ListAccess: What coaches may see.
	ListAccess Operation = "GET /access"
	// ListAccounts: The accounts of the organisation, in the order of their codes.
	ListAccounts Operation = "GET /accounts"
	// ListAlike: Answers of different candidates that are nearly alike.
	ListAlike Operation = "GET /batches/{batch}/alike"
	// ListAlikeAnswers: Answers of different candidates that are nearly alike.
	ListAlikeAnswers Operation = "GET /positions/{position}/alike"
	// ListAttempts: Your attempts, the earliest first.
	ListAttempts Operation = "GET /attempts"
	// ListBatches: Your batches, the latest first.
	ListBatches Operation = "GET /batches"
	// ListCandidates: The candidates of a position, in the order of their codes.
	ListCandidates Operation = "GET /positions/{position}/candidates"
	// ListCoached: Who lets you see something, in the order of names.
	ListCoached Operation = "GET /coach/people"
	// ListCopies: Files beside the store that hold older states of everybody's data.
	ListCopies Operation = "GET /copies"
	// ListCorrections: Readings that you say are wrong, as labelled pairs, JSON lines.
	ListCorrections Operation = "GET /corrections"
	// ListDeliveries: What is on its way to a webhook, the latest first.
	ListDeliveries Operation = "GET /hooks/{hook}/deliveries"
	// ListDrills: Your bad weeks, the latest first.
	ListDrills Operation = "GET /drills"
	// ListFiles: What is made in the background for you, with its files.
	ListFiles Operation = "GET /files"
	// ListHooks: Your webhooks.
	ListHooks Operation = "GET /hooks"
	// ListInterviews: Your mock interviews, the latest first.
	ListInterviews Operation = "GET /interviews"
	// ListJobs: The jobs that you practise for, the latest first.
	ListJobs Operation = "GET /jobs"
	// ListLetters: What candidates are owed by when, the letters that there are, and how long a position is kept.
	ListLetters Operation = "GET /positions/{position}/letters"
	// ListPositions: The positions that you have to do with, the latest first.
	ListPositions Operation = "GET /positions"
	// ListRatingDrafts: What you have written so far on a candidate, the latest first.
	ListRatingDrafts Operation = "GET /positions/{position}/candidates/{candidate}/drafts"
	// ListResults: What was found so far, in the order of the file.
	ListResults Operation = "GET /batches/{batch}/results"
	// ListSamples: The ids of the sample jobs.
	ListSamples Operation = "GET /samples"
	// ListTasks: Work in the background, the latest first.
	ListTasks Operation = "GET /tasks"
	// ListTokens: Your tokens, the latest first.
	ListTokens Operation = "GET /tokens"
	// MakeExport: Have everything that you practised made as one file.
	MakeExport Operation = "POST /export"
	// MakeInventedPosition: Make an invented position to look around in.
	MakeInventedPosition Operation = "POST /positions/sample"
	// MakeLink: Make the link at which a candidate answers and sees what is about themselves.
	MakeLink Operation = "POST /positions/{position}/candidates/{candidate}/link"
	// MakePacket: Have the record of a large position made as one file.
	MakePacket Operation = "POST /positions/{position}/packet"
	// MakeResults: Have the results of a large batch made as one file.
	MakeResults Operation = "POST /batches/{batch}/results"
	// NextQuestion: The attempt that is open in an interview, or the next one.
	NextQuestion Operation = "POST /interviews/{interview}/next"
	// NoteAsked: Note whether a question was put to a candidate.
	NoteAsked Operation = "PUT /positions/{position}/candidates/{candidate}/asked/{question}"
	// OpenDiscussion: Put up one requirement of one candidate.
	OpenDiscussion Operation = "PUT /positions/{position}/discussion"
	// OpenFinding: Open the assessor's finding on an answer.
	OpenFinding Operation = "POST /positions/{position}/candidates/{candidate}/findings/{question}/open"
	// OpenPosition: Open a position.
	OpenPosition Operation = "POST /positions"
	// OpenRound: Ask raters for candidates.
	OpenRound Operation = "POST /positions/{position}/rounds"
	// PingHook: Send a message that tells nothing, to try whether it arrives.
	PingHook Operation = "POST /hooks/{hook}/ping"
	// PlaceHold: Forbid to erase anything of a position.
	PlaceHold Operation = "POST /positions/{position}/holds"
	// PreviewBatch: The beginning of a file that was not started yet.
	PreviewBatch Operation = "GET /batches/{batch}/preview"
	// PreviewSecondOpinion: Who would read a finished answer too, and what would be sent.
	PreviewSecondOpinion Operation = "GET /attempts/{attempt}/second"
	// ReadAnswers: Have the assessor read the answers of a position.
	ReadAnswers Operation = "POST /positions/{position}/findings"
	// ReadmitAccount: Let somebody who has left enter again.
	ReadmitAccount Operation = "POST /accounts/{account}/readmit"
	// RecordAnswer: Keep what a candidate said or wrote.
	RecordAnswer Operation = "PUT /positions/{position}/candidates/{candidate}/answers/{question}"
	// RecordConsent: Note what a candidate consents to, or does not.
	RecordConsent Operation = "POST /positions/{position}/candidates/{candidate}/consents"
	// RemoveAttempt: Remove an attempt.
	RemoveAttempt Operation = "DELETE /attempts/{attempt}"
	// RemoveBatch: Remove a batch with what was found.
	RemoveBatch Operation = "DELETE /batches/{batch}"
	// RemoveComment: Remove what a coach said.
	RemoveComment Operation = "DELETE /attempts/{attempt}/comments/{comment}"
	// RemoveFile: End what is made, and forget its file.
	RemoveFile Operation = "DELETE /files/{file}"
	// RemoveInterview: Remove an interview with its attempts.
	RemoveInterview Operation = "DELETE /interviews/{interview}"
	// RemoveJob: Remove a job and everything practised for it.
	RemoveJob Operation = "DELETE /jobs/{job}"
	// RemovePosition: Remove an invented position, and its people.
	RemovePosition Operation = "DELETE /positions/{position}"
	// RemoveSample: Take away what the first run showed.
	RemoveSample Operation = "DELETE /sample"
	// RemoveTask: Forget a task that is not running.
	RemoveTask Operation = "DELETE /tasks/{task}"
	// ResetPassword: Make a link by which a person chooses another password.
	ResetPassword Operation = "POST /accounts/{account}/reset"
	// ResetSecondFactor: Take a second factor away that its person has lost.
	ResetSecondFactor Operation = "POST /accounts/{account}/reset-second"
	// RetireAccount: End an account: its person enters no more, and its tokens open nothing.
	RetireAccount Operation = "POST /accounts/{account}/retire"
	// RetryDelivery: Try a message again at once, also one that was given up.
	RetryDelivery Operation = "POST /hooks/{hook}/deliveries/{delivery}/retry"
	// RetryTask: Run a task that has ended, or waits, at once.
	RetryTask Operation = "POST /tasks/{task}/retry"
	// ReviseJob: Change a job, or agree to it.
	ReviseJob Operation = "PUT /jobs/{job}/sheet"
	// RevokeLinks: Make all links of a candidate good for nothing.
	RevokeLinks Operation = "POST /positions/{position}/candidates/{candidate}/revoke-links"
	// RevokeToken: Take the token back.
	RevokeToken Operation = "DELETE /self/token"
	// SaveDraft: Keep what was written so far.
	SaveDraft Operation = "PUT /attempts/{attempt}/draft"
	// SaveRatingDraft: Keep what you have written so far.
	SaveRatingDraft Operation = "PUT /positions/{position}/candidates/{candidate}/draft"
	// Schedule: Say when and where a candidate is interviewed.
	Schedule Operation = "PUT /positions/{position}/candidates/{candidate}/schedule"
	// SealGuide: Seal a guide.
	SealGuide Operation = "POST /guides/seal"
	// SealPositionGuide: Fix the guide of a position.
	SealPositionGuide Operation = "PUT /positions/{position}/guide"
	// SetDate: Set the date of the interview.
	SetDate Operation = "PUT /jobs/{job}/date"
	// SetRetention: Say until when a position is kept.
	SetRetention Operation = "PUT /positions/{position}/retention"
	// SetRetentionPlaces: Keep a position as long as the rules of these places say; the longest counts.
	SetRetentionPlaces Operation = "PUT /positions/{position}/retention/places"
	// SetRoles: Give a person other roles in the organisation.
	SetRoles Operation = "PUT /accounts/{account}/roles"
	// SettleRequest: Answer a request of a candidate.
	SettleRequest Operation = "PUT /positions/{position}/requests/{request}/answer"
	// ShowFeedback: Let the candidate's link show the reasons of the decision.
	ShowFeedback Operation = "POST /positions/{position}/candidates/{candidate}/feedback"
	// SignOutAccount: End all sessions and tokens of a person.
	SignOutAccount Operation = "POST /accounts/{account}/sign-out"
	// SortAnchors: Put the examples back to their levels, all of them, once.
	SortAnchors Operation = "POST /positions/{position}/anchors"
	// StartBatch: Have a batch assessed against a sealed guide.
	StartBatch Operation = "POST /batches/{batch}/start"
	// StartDrill: Make a bad week of a job.
	StartDrill Operation = "POST /jobs/{job}/drills"
	// StartInterview: Start a mock interview.
	StartInterview Operation = "POST /jobs/{job}/interviews"
	// TakeAccessBack: Take back what a coach may see.
	TakeAccessBack Operation = "DELETE /access/{coach}"
	// TakeCommentBack: Take back what you said of an answer.
	TakeCommentBack Operation = "DELETE /coach/people/{person}/jobs/{job}/attempts/{attempt}/comments/{comment}"
	// TellCandidate: Note that a candidate was told the outcome.
	TellCandidate Operation = "POST /positions/{position}/candidates/{candidate}/told"
	// TellGroups: Tell to which groups you belong, or nothing.
	TellGroups Operation = "PUT /mine/groups"
	// Train: Rate the sample answers, and see where you differ from what is known.
	Train Operation = "POST /positions/{position}/training/levels"
	// UndoImport: Take the answers of a file back.
	UndoImport Operation = "POST /positions/{position}/imports/{import}/undo"
	// UploadBatch: Bring a file of many answers.
	UploadBatch Operation = "POST /batches"
	// WithdrawCandidate: Note that a candidate withdrew.
	WithdrawCandidate Operation = "POST /positions/{position}/candidates/{candidate}/withdraw"
	// WithdrawQuestion: Take a question out, for all candidates.
	WithdrawQuestion Operation = "POST /positions/{position}/questions/{question}/withdraw"
)
