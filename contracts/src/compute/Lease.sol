// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a provider signs and a tenant opens: one job, one token, one price. Its EIP-712 hash is the lease's id.
/// @param offerId the offer whose bond stands behind the lease; its token is the lease's
/// @param tenant who pays, and who alone may open
/// @param tenantSigner the key that countersigns receipts for the tenant, such as a gateway's; the tenant's own if equal
/// @param arbiter who rules on a challenge by running the work again; zero where nobody does
/// @param unitPrice list price of a unit of work, in base units of the token; no subsidy is in it
/// @param escrow what is locked: the price of the job's 99th percentile
/// @param stake what of the offer's bond answers for this lease alone
/// @param openBy the last second at which it may be opened
/// @param duration seconds from the opening to the end
/// @param job hash of the job's description: model, precision, kind of unit
/// @param salt tells equal leases apart
struct Terms {
    uint256 offerId;
    address tenant;
    address tenantSigner;
    address arbiter;
    uint256 unitPrice;
    uint256 escrow;
    uint256 stake;
    uint256 openBy;
    uint256 duration;
    bytes32 job;
    uint256 salt;
}

/// @notice What both sides sign after each request: all that was used so far, so that the last receipt says everything.
/// @param leaseId the lease, and with it chain, market, parties and price
/// @param sequence counts up; a provider who signs two different receipts of one number loses the lease's stake
/// @param units of work so far; the contract multiplies them with the price of the terms
/// @param work running hash over the requests and answers so far, which a challenge refers to
/// @param last whether both agree that the lease ends with it
struct Receipt {
    bytes32 leaseId;
    uint256 sequence;
    uint256 units;
    bytes32 work;
    bool last;
}

/// @title The EIP-712 hashes of terms and receipts
library LeaseHash {
    bytes32 private constant TERMS = keccak256(
        "Terms(uint256 offerId,address tenant,address tenantSigner,address arbiter,uint256 unitPrice,uint256 escrow,"
        "uint256 stake,uint256 openBy,uint256 duration,bytes32 job,uint256 salt)"
    );
    bytes32 private constant RECEIPT =
        keccak256("Receipt(bytes32 leaseId,uint256 sequence,uint256 units,bytes32 work,bool last)");

    function hash(Terms calldata terms) internal pure returns (bytes32) {
        return keccak256(abi.encode(TERMS, terms));
    }

    function hash(Receipt calldata receipt) internal pure returns (bytes32) {
        return keccak256(abi.encode(RECEIPT, receipt));
    }
}
