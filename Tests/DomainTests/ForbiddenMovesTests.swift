import Testing

@testable import Domain

/// What must never be possible, written down by hand: a wrong table must not be able to excuse itself.
@Suite struct ForbiddenMovesTests {
    @Test func onlyTheOperatorVerifiesOrganizations() {
        for state in Organization.State.allCases {
            for event in [Organization.Event.verify, .refuse, .suspend, .restore] {
                #expect(!Organization.machine.allows(event, from: state, by: [.owner]))
            }
        }
        #expect(!Organization.machine.allows(.verify, from: .suspended, by: [.operator]))
        #expect(!Organization.machine.allows(.submit, from: .suspended, by: [.owner]))
        #expect(!Organization.machine.allows(.edit, from: .suspended, by: [.owner]))
        #expect(!Organization.machine.allows(.invite, from: .suspended, by: [.owner]))
    }

    @Test func anAuthorDoesNotApproveOrFillAProject() {
        for state in Project.State.allCases {
            for event in [Project.Event.approve, .return, .fill, .free, .expire] {
                #expect(!Project.machine.allows(event, from: state, by: [.author]))
            }
        }
    }

    @Test func aPublishedProjectIsNotEdited() {
        for state in [Project.State.review, .published, .filled, .closed, .expired, .archived] {
            #expect(!Project.machine.allows(.edit, from: state, by: [.author, .operator, .clock]))
        }
        #expect(!Project.machine.allows(.archive, from: .published, by: [.author]))
    }

    @Test func nothingLeavesTheArchive() {
        #expect(Project.machine.moves.allSatisfy { $0.from != .archived })
    }

    @Test func anEmployerDoesNotActForAnApplicant() {
        for state in Application.State.allCases {
            for event in [Application.Event.save, .submit, .edit, .accept, .refuse, .withdraw, .lapse, .close] {
                #expect(!Application.machine.allows(event, from: state, by: [.employer]))
            }
        }
    }

    @Test func anApplicantDoesNotActForAnEmployer() {
        for state in Application.State.allCases {
            for event in [Application.Event.rate, .shortlist, .unshortlist, .offer, .rescind, .decline, .lapse, .close] {
                #expect(!Application.machine.allows(event, from: state, by: [.applicant]))
            }
        }
    }

    @Test func anEmployerSeesNothingOfADraft() {
        #expect(Application.machine.events(from: .draft, by: [.employer]).isEmpty)
        #expect(Application.machine.events(from: .draft, by: [.clock]).isEmpty)
    }

    @Test func anAcceptedOfferIsNotUndoneByTheApplication() {
        for move in Application.machine.moves where move.from == .accepted { #expect(move.event == .message) }
        for state in [Application.State.declined, .refused] {
            #expect(Application.machine.moves.allSatisfy { $0.from != state })
        }
    }

    @Test func anOfferIsAcceptedOnlyWhileItIsOpen() {
        for state in Application.State.allCases where state != .offered {
            #expect(!Application.machine.allows(.accept, from: state, by: [.applicant]))
        }
    }

    @Test func nobodyStartsOrCompletesAnEngagementByHand() {
        for state in Engagement.State.allCases {
            for event in [Engagement.Event.start, .deliver, .resume, .complete] {
                let people: Set<Engagement.Role> = [.participant, .supervisor, .mentor, .operator]
                #expect(!Engagement.machine.allows(event, from: state, by: people))
            }
        }
    }

    @Test func aMentorOnlyTalks() {
        for state in Engagement.State.allCases {
            #expect(Engagement.machine.events(from: state, by: [.mentor]).allSatisfy { $0 == .message })
        }
    }

    @Test func nobodyEndsADisputeByHandInTheEngagement() {
        #expect(Engagement.machine.events(from: .disputed, by: [.participant, .supervisor, .operator]) == [.message, .assign])
        #expect(Engagement.machine.events(from: .disputed, by: [.clock]) == [.settle])
    }

    @Test func nobodyIsJudgedUnheard() {
        #expect(!Dispute.machine.allows(.decide, from: .opened, by: [.operator]))
        #expect(Dispute.machine.events(from: .opened, by: [.opener, .operator]).isEmpty)
        #expect(Dispute.machine.events(from: .opened, by: [.responder]) == [.answer, .concede])
    }

    @Test func whatIsDecidedStaysDecided() {
        #expect(Dispute.machine.moves.allSatisfy { $0.from != .decided })
        for state in Dispute.State.allCases {
            #expect(!Dispute.machine.allows(.decide, from: state, by: [.opener, .responder, .clock]))
            #expect(!Dispute.machine.allows(.lapse, from: state, by: [.opener, .responder, .operator]))
        }
    }

    @Test func aStrikeIsAppealedOnceAndByItsSubject() {
        for state in Strike.State.allCases {
            #expect(Strike.machine.allows(.appeal, from: state, by: [.subject]) == (state == .standing))
            #expect(!Strike.machine.allows(.appeal, from: state, by: [.operator, .clock]))
            #expect(!Strike.machine.allows(.lift, from: state, by: [.subject]))
        }
    }

    @Test func completedWorkIsNeitherCancelledNorDisputed() {
        for state in [Engagement.State.completed, .cancelled] {
            #expect(Engagement.machine.moves.allSatisfy { $0.from != state || $0.event == .message })
        }
        #expect(!Engagement.machine.allows(.message, from: .cancelled, by: [.participant]))
    }

    @Test func aParticipantDoesNotAcceptTheirOwnWork() {
        for state in Milestone.State.allCases {
            for event in [Milestone.Event.accept, .lapse, .request, .award, .cancel] {
                #expect(!Milestone.machine.allows(event, from: state, by: [.participant]))
            }
        }
    }

    @Test func acceptedWorkStaysAccepted() {
        #expect(Milestone.machine.moves.allSatisfy { $0.from != .accepted && $0.from != .cancelled })
    }

    @Test func silenceAcceptsOnlyWhatWasSubmitted() {
        for state in Milestone.State.allCases where state != .submitted {
            #expect(!Milestone.machine.allows(.lapse, from: state, by: [.clock]))
        }
        #expect(!Milestone.machine.allows(.lapse, from: .submitted, by: [.supervisor, .participant]))
    }

    @Test func onlyTheOperatorRevokesACredentialAndOnlyOnce() {
        #expect(!Credential.machine.allows(.revoke, from: .active, by: [.employer, .participant]))
        #expect(!Credential.machine.allows(.revoke, from: .revoked, by: [.operator]))
    }

    @Test func aReporterDoesNotSettleTheirOwnReport() {
        #expect(Report.machine.events(from: .open, by: [.reporter]).isEmpty)
    }
}
