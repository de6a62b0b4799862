import Domain
import Hummingbird

/// The board of an employer, and what hangs on it.
extension Routes {
    func board(_ router: some RouterMethods<BoardSeat>) {
        router.get("board", use: BoardRoutes(site: site).board)
        let queue = ReviewQueueRoutes(site: site)
        router.get("board/reviews", use: queue.queue)
        router.get("board/reviews/:id", use: queue.one)
        router.post("board/reviews/:id", use: queue.review)
        router.get("board/comments", use: queue.comments)
        router.post("board/comments", use: queue.saveComment)
        router.get("board/comments/:id", use: queue.comment)
        router.post("board/comments/:id", use: queue.changeComment)
        router.post("board/comments/:id/removal", use: queue.removeComment)
        let batches = BatchRoutes(site: site)
        router.post("board/assignments", use: batches.assign)
        router.get("board/messages", use: batches.messageForm)
        router.post("board/messages", use: batches.message)
        router.get("board/kickoff", use: batches.kickoffForm)
        router.post("board/kickoff", use: batches.kickoff)
        router.get("board/batches/:id", use: batches.batch)
    }

    /// Questions of a project, for everybody at work on it and those who decide.
    func questions(_ router: some RouterMethods<SignedIn>) {
        let questions = QuestionRoutes(site: site)
        router.get("projects/:id/questions", use: questions.list)
        router.post("projects/:id/questions", use: questions.add)
        router.post("questions/:id/answer", use: questions.answer)
        router.post("questions/:id/withdrawal", use: questions.withdraw)
    }
}
