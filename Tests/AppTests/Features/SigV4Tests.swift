import Domain
import Testing

@testable import App

/// Signatures that others made: the examples of AWS's own documentation, and what botocore 1.44.8 signs at a fixed clock.
@Suite("Signatures for S3")
struct SigV4Tests {
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    /// Friday 24 May 2013, 00:00 UTC: the moment of AWS's examples.
    private let moment = Instant(milliseconds: 1_369_353_600_000)
    private let aws = SigV4(key: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", region: "us-east-1")
    /// A key as OpenStack Swift has them, and a secret with all that base64 can hold.
    private let swift = SigV4(key: "app:s3", secret: "correct/horse+battery=staple", region: "eu-central-1")

    private func example(
        _ method: String, _ path: String, _ query: [(name: String, value: String)] = [], _ headers: [(name: String, value: String)] = []
    ) -> SigV4.Request {
        SigV4.Request(method: method, host: "examplebucket.s3.amazonaws.com", path: path, query: query, headers: headers)
    }

    private func authorization(_ signer: SigV4, _ request: SigV4.Request, payload: String = empty, at now: Instant) -> String? {
        signer.signedHeaders(of: request, payload: payload, at: now).first { $0.name == "authorization" }?.value
    }

    @Test("AWS's example: a part of an object")
    func getWithRange() {
        #expect(
            authorization(aws, example("GET", "/test.txt", [], [("Range", "bytes=0-9")]), at: moment)
                == "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")
    }

    @Test("AWS's example: an object with a dollar in its name, its body's hash signed")
    func put() {
        let headers = [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")]
        let request = example("PUT", "/test$file.text", [], headers)
        #expect(request.target == "/test%24file.text")
        #expect(
            authorization(aws, request, payload: "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", at: moment)?
                .hasSuffix(
                    "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                        + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd") == true)
    }

    @Test("AWS's examples: a query without a value, and one out of order")
    func queries() {
        #expect(
            authorization(aws, example("GET", "/", [("lifecycle", "")]), at: moment)?
                .hasSuffix("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543") == true)
        #expect(
            authorization(aws, example("GET", "/", [("prefix", "J"), ("max-keys", "2")]), at: moment)?
                .hasSuffix("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7") == true)
    }

    @Test("AWS's example: an address for a day")
    func presigned() {
        #expect(
            aws.presignedTarget(of: example("GET", "/test.txt"), life: .days(1), at: moment)
                == "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z"
                + "&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404")
    }

    @Test("As botocore signs it: a file that is put, with the port in the host")
    func putAsBotocore() {
        let request = SigV4.Request(
            method: "PUT", host: "127.0.0.1:8085", path: "/foothold-files/Abc-_9", headers: [("content-type", "application/octet-stream")])
        let payload = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
        #expect(
            authorization(swift, request, payload: payload, at: TestSite.start)
                == "AWS4-HMAC-SHA256 Credential=app:s3/20261102/eu-central-1/s3/aws4_request,"
                + "SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date,"
                + "Signature=c0a69e682f0de317405f55ef4ca3a86825a6ae03c47e01552fe5eff867439916")
    }

    @Test("As botocore signs it: a list, with everything in the query that wants encoding")
    func listAsBotocore() {
        let query = [("list-type", "2"), ("max-keys", "1000"), ("start-after", "a b+c/ü")]
        let request = SigV4.Request(method: "GET", host: "127.0.0.1:8085", path: "/foothold-files", query: query)
        #expect(request.target == "/foothold-files?list-type=2&max-keys=1000&start-after=a%20b%2Bc%2F%C3%BC")
        #expect(
            authorization(swift, request, at: TestSite.start)?
                .hasSuffix("Signature=dcdce8f270d8ca9c016d71253fe0ab7bf75ed012874cda9f34ffd40960c4a872") == true)
    }

    @Test("As botocore signs it: a path is encoded once")
    func pathAsBotocore() {
        let request = SigV4.Request(method: "DELETE", host: "s3.example.org", path: "/foothold-files/a b+ü()~'*")
        #expect(request.target == "/foothold-files/a%20b%2B%C3%BC%28%29~%27%2A")
        #expect(
            authorization(swift, request, at: TestSite.start)?
                .hasSuffix("Signature=4a9f105175b8f366ff0dd86dc16a8872915d484b8d09408c0ff1383bde1c7c0f") == true)
    }

    @Test("As botocore signs it: an address for a minute that says under which name the file is saved")
    func presignedAsBotocore() {
        let query = [
            ("response-content-type", "text/csv; charset=utf-8"),
            (
                "response-content-disposition",
                "attachment; filename=\"Liste _ber 1+1.csv\"; filename*=UTF-8''Liste%20%C3%BCber%201%2B1.csv"
            ),
        ]
        let request = SigV4.Request(method: "GET", host: "s3.example.org", path: "/foothold-files/Abc-_9", query: query)
        let target = swift.presignedTarget(of: request, life: .seconds(60), at: TestSite.start)
        #expect(target.contains("X-Amz-Credential=app%3As3%2F20261102%2Feu-central-1%2Fs3%2Faws4_request"))
        #expect(target.hasSuffix("&X-Amz-Signature=dec1509bfc069a6680933d5be0985067845f9e66ebe451479c25f5a3d1d84b1b"))
        #expect(!target.contains("+") && !target.contains(" "))
    }

    @Test("The clock stands in the signature to the second")
    func clock() {
        let evening = Instant(milliseconds: TestSite.start.milliseconds + (12 * 3600 + 5 * 60 + 7) * 1000 + 999)
        let headers = swift.signedHeaders(of: SigV4.Request(method: "GET", host: "h", path: "/"), payload: Self.empty, at: evening)
        #expect(headers.first { $0.name == "x-amz-date" }?.value == "20261102T210507Z")
    }
}
