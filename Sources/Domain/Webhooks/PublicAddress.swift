/// Tells addresses of the public internet from those of our own machines and networks, which nobody outside may make us ask.
public enum PublicAddress {
    /// - Parameter bytes: four of IPv4, or sixteen of IPv6, in the order of the network.
    public static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isPublicV4(bytes)
        case 16: isPublicV6(bytes)
        default: false
        }
    }

    /// The special-purpose registry of IANA (RFC 6890), and what is not for single machines.
    private static func isPublicV4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _): false
        case (100, 64...127, _): false
        case (169, 254, _): false
        case (172, 16...31, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (192, 168, _): false
        case (198, 18...19, _), (198, 51, 100): false
        case (203, 0, 113): false
        case (224...255, _, _): false
        default: true
        }
    }

    /// Only 2000::/3 is given out; in it are tunnels that end at an IPv4 address, and addresses for books.
    private static func isPublicV6(_ bytes: [UInt8]) -> Bool {
        let isMapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
        if isMapped { return isPublicV4(Array(bytes[12..<16])) }
        let isTranslated = bytes[0..<4] == [0x00, 0x64, 0xff, 0x9b] && bytes[4..<12].allSatisfy { $0 == 0 }
        if isTranslated { return isPublicV4(Array(bytes[12..<16])) }
        guard bytes[0] & 0xe0 == 0x20 else { return false }
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0x20, 0x02, _, _): return isPublicV4(Array(bytes[2..<6]))
        case (0x20, 0x01, 0x0d, 0xb8): return false
        case (0x20, 0x01, 0x00...0x01, _): return false
        default: return true
        }
    }
}
