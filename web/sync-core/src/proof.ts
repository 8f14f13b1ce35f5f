/** The one place where this package meets hashes, signatures and log proofs. */
export {
  canonicalBytes,
  eventHash,
  leafHash,
  openHead,
  payloadCommit,
  sha256Hex,
  signEvent,
  verifyConsistency,
  verifyEnvelope,
  verifyInclusion,
  verifySigned,
  type Head,
} from '@xunfu/proof';
