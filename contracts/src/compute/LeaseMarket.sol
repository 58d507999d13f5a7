// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Escrow} from "./Escrow.sol";
import {LeaseHash, Receipt, Terms} from "./Lease.sol";
import {Subsidies} from "./Subsidies.sol";

/// @title A market of rented compute: offers behind bonds, leases behind escrow, pay for what both sides signed
/// @notice Money goes one way: escrow or bond, then a balance that its owner collects. A lease pays at most what its latest
/// receipt with both signatures says; everything else of its escrow goes back to the tenant.
///
/// Who vanishes costs himself, not the other:
/// - the provider: the tenant gives notice, and after NOTICE seconds gets all that no receipt claims;
/// - the tenant: the last receipt that he signed can be settled until the end and GRACE seconds more;
/// - the arbiter: a challenge that is not ruled on within WINDOW seconds lapses, and its deposit goes back.
///
/// Slashing, never more than the lease's stake:
/// - two receipts of one sequence, both signed by the provider: the whole stake. A tenth goes to who shows them, then the
///   tenant gets back what he paid, and the rest goes to the treasury;
/// - work that the arbiter finds wrong: its price goes back to the tenant, and as much again to the treasury.
/// Silence is not slashed, as no contract can tell who was silent.
///
/// @dev Time is the block's. A token that takes a fee on transfer is refused; one whose balances shrink by themselves
/// cannot be told, and harms those who chose it.
contract LeaseMarket is EIP712, Escrow, Subsidies {
    enum State {
        NONE,
        OPEN,
        CLOSED,
        RELEASED
    }

    /// @param provider who earns, and who may take the bond back
    /// @param signer the node's key, which signs terms and receipts
    /// @param bond what was paid in and not slashed
    /// @param reserved the part of the bond that answers for leases
    /// @param listPrice of a unit, for who searches; the terms of a lease bind
    /// @param details hash of the signed offer: hardware, models, region
    struct Offer {
        address provider;
        address signer;
        IERC20 token;
        uint256 bond;
        uint256 reserved;
        uint256 listPrice;
        bytes32 details;
        bool open;
    }

    /// @param settled gross, of the escrow: what the provider earned and the fee
    /// @param stake of the offer's bond, less what was slashed
    /// @param noticeAt when the tenant gave notice; 0 if not
    struct Lease {
        State state;
        uint256 offerId;
        address tenant;
        address tenantSigner;
        address arbiter;
        uint256 unitPrice;
        uint256 escrow;
        uint256 settled;
        uint256 sequence;
        uint256 stake;
        uint256 end;
        uint256 noticeAt;
        uint256 closedAt;
    }

    /// @param amount what of the settled price the tenant calls wrong
    /// @param since when; 0 where nothing is challenged
    /// @param upheld what earlier rulings found wrong, which cannot be found wrong again
    struct Challenge {
        uint256 amount;
        uint256 deposit;
        uint256 since;
        uint256 upheld;
    }

    /// @dev Part of the challenged amount that the tenant deposits, and loses to the provider if nothing was wrong.
    uint256 public constant DEPOSIT_BPS = 1000;
    /// @dev Part of a stake that goes to who shows two receipts of one sequence.
    uint256 public constant REPORTER_BPS = 1000;

    uint256 public immutable NOTICE;
    uint256 public immutable GRACE;
    uint256 public immutable WINDOW;

    uint256 public offerCount;
    mapping(uint256 offerId => Offer) public offers;
    mapping(bytes32 leaseId => Lease) private leases;
    mapping(bytes32 leaseId => Challenge) public challenges;

    event OfferPosted(
        uint256 indexed offerId, address indexed provider, address token, uint256 listPrice, uint256 bond
    );
    event OfferClosed(uint256 indexed offerId);
    event Opened(bytes32 indexed leaseId, uint256 indexed offerId, address indexed tenant, uint256 escrow);
    /// @notice `paid` and `fee` are at list price; what is subsidised stands in Subsidised alone.
    event Settled(bytes32 indexed leaseId, uint256 sequence, uint256 units, uint256 paid, uint256 fee);
    event NoticeGiven(bytes32 indexed leaseId);
    event Closed(bytes32 indexed leaseId, uint256 settled, uint256 refunded);
    event Challenged(bytes32 indexed leaseId, uint256 amount, bytes32 evidence);
    event Ruled(bytes32 indexed leaseId, uint256 wrong);
    event Lapsed(bytes32 indexed leaseId);
    event Slashed(bytes32 indexed leaseId, address indexed provider, uint256 amount);
    event Released(bytes32 indexed leaseId, uint256 stake);

    error NotYours();
    error NotOpen();
    error TooEarly(uint256 until);
    error TooLate(uint256 since);
    error BondTooSmall(uint256 free, uint256 wanted);
    error Forged();
    error OverEscrow(uint256 amount, uint256 escrow);
    error Malformed();
    error NoEquivocation();
    error Disputed();

    /// @param treasurer gets fees and penalties, and funds subsidies
    /// @param feeBps of what is settled, taken from what the provider earns
    constructor(address treasurer, uint256 feeBps, uint256 notice, uint256 grace, uint256 window)
        EIP712("Errand Leases", "1")
        Subsidies(treasurer, feeBps)
    {
        (NOTICE, GRACE, WINDOW) = (notice, grace, window);
    }

    // ---- offers

    /// @notice Registers an offer with its bond, which is taken from the caller.
    function postOffer(IERC20 token, address signer, uint256 listPrice, uint256 bond, bytes32 details)
        external
        nonReentrant
        returns (uint256 offerId)
    {
        if (signer == address(0)) revert Malformed();
        offerId = ++offerCount;
        offers[offerId] = Offer(msg.sender, signer, token, bond, 0, listPrice, details, true);
        emit OfferPosted(offerId, msg.sender, address(token), listPrice, bond);
        _take(token, msg.sender, bond);
    }

    /// @notice No new leases on it; those that run go on. The free bond becomes the provider's to collect.
    function closeOffer(uint256 offerId) external nonReentrant {
        Offer storage offer = offers[offerId];
        if (msg.sender != offer.provider) revert NotYours();
        offer.open = false;
        uint256 free = offer.bond - offer.reserved;
        offer.bond = offer.reserved;
        _credit(offer.token, offer.provider, free);
        emit OfferClosed(offerId);
    }

    // ---- leases

    /// @notice Opens a lease on terms that the offer's signer signed; the escrow is taken from the tenant, who calls.
    function open(Terms calldata terms, bytes calldata providerSignature)
        external
        nonReentrant
        returns (bytes32 leaseId)
    {
        Offer storage offer = offers[terms.offerId];
        if (msg.sender != terms.tenant) revert NotYours();
        if (!offer.open) revert NotOpen();
        if (block.timestamp > terms.openBy) revert TooLate(terms.openBy);
        if (terms.tenantSigner == address(0) || terms.unitPrice == 0 || terms.escrow == 0) revert Malformed();
        // an end that no later sum overflows: the way out after it would be shut otherwise
        if (terms.duration > type(uint64).max) revert Malformed();
        leaseId = leaseIdOf(terms);
        if (leases[leaseId].state != State.NONE) revert NotOpen();
        _requireSigned(offer.signer, leaseId, providerSignature);
        uint256 free = offer.bond - offer.reserved;
        if (terms.stake > free) revert BondTooSmall(free, terms.stake);
        offer.reserved += terms.stake;
        Lease storage lease = leases[leaseId];
        lease.state = State.OPEN;
        lease.offerId = terms.offerId;
        (lease.tenant, lease.tenantSigner, lease.arbiter) = (terms.tenant, terms.tenantSigner, terms.arbiter);
        (lease.unitPrice, lease.escrow, lease.stake) = (terms.unitPrice, terms.escrow, terms.stake);
        lease.end = block.timestamp + terms.duration;
        emit Opened(leaseId, terms.offerId, terms.tenant, terms.escrow);
        _take(offer.token, msg.sender, terms.escrow);
    }

    /// @notice Adds to the escrow of a lease that runs.
    function topUp(bytes32 leaseId, uint256 amount) external nonReentrant {
        Lease storage lease = _open(leaseId);
        if (msg.sender != lease.tenant) revert NotYours();
        lease.escrow += amount;
        _take(offers[lease.offerId].token, msg.sender, amount);
    }

    /// @notice Pays what receipts of any leases say, each with the signatures of both sides. One that is older than what
    /// is settled, or of a lease that is over, pays nothing; one that is forged refuses them all. Anyone may call.
    function settle(Receipt[] calldata receipts, bytes[] calldata providerSignatures, bytes[] calldata tenantSignatures)
        external
        nonReentrant
    {
        if (receipts.length != providerSignatures.length || receipts.length != tenantSignatures.length) {
            revert Malformed();
        }
        for (uint256 i = 0; i < receipts.length; ++i) {
            _settle(receipts[i], providerSignatures[i], tenantSignatures[i]);
        }
    }

    /// @notice The tenant wants out: whatever he signed may be settled for NOTICE seconds more.
    function giveNotice(bytes32 leaseId) external {
        Lease storage lease = _open(leaseId);
        if (msg.sender != lease.tenant && msg.sender != lease.tenantSigner) revert NotYours();
        if (lease.noticeAt != 0) revert Malformed();
        lease.noticeAt = block.timestamp;
        emit NoticeGiven(leaseId);
    }

    /// @notice Ends a lease and gives the rest back: the provider at once, anyone after the notice or the end.
    function close(bytes32 leaseId) external nonReentrant {
        Lease storage lease = _open(leaseId);
        Offer storage offer = offers[lease.offerId];
        if (msg.sender != offer.provider && msg.sender != offer.signer) {
            uint256 until = lease.end + GRACE;
            if (lease.noticeAt != 0 && lease.noticeAt + NOTICE < until) until = lease.noticeAt + NOTICE;
            if (block.timestamp < until) revert TooEarly(until);
        }
        _close(leaseId, lease);
    }

    /// @notice Gives the stake of a closed lease back to the bond, after the window in which it answers for it.
    function release(bytes32 leaseId) external nonReentrant {
        Lease storage lease = leases[leaseId];
        if (lease.state != State.CLOSED) revert NotOpen();
        if (challenges[leaseId].since != 0) revert Disputed();
        if (block.timestamp <= lease.closedAt + WINDOW) revert TooEarly(lease.closedAt + WINDOW);
        uint256 stake = lease.stake;
        (lease.state, lease.stake) = (State.RELEASED, 0);
        Offer storage offer = offers[lease.offerId];
        offer.reserved -= stake;
        if (!offer.open) {
            offer.bond -= stake;
            _credit(offer.token, offer.provider, stake);
        }
        emit Released(leaseId, stake);
    }

    // ---- disputes

    /// @notice The tenant calls work wrong that he paid for, and deposits a tenth of its price.
    /// @param evidence hash of what the arbiter is to run again
    function challenge(bytes32 leaseId, uint256 amount, bytes32 evidence) external nonReentrant {
        Lease storage lease = leases[leaseId];
        Challenge storage dispute = challenges[leaseId];
        if (msg.sender != lease.tenant) revert NotYours();
        if (lease.arbiter == address(0) || amount == 0 || amount > lease.settled - dispute.upheld) revert Malformed();
        if (lease.state == State.RELEASED) revert NotOpen();
        if (lease.state == State.CLOSED && block.timestamp > lease.closedAt + WINDOW) {
            revert TooLate(lease.closedAt + WINDOW);
        }
        if (dispute.since != 0) revert Disputed();
        uint256 deposit = amount * DEPOSIT_BPS / 10_000 + 1;
        (dispute.amount, dispute.deposit, dispute.since) = (amount, deposit, block.timestamp);
        emit Challenged(leaseId, amount, evidence);
        _take(offers[lease.offerId].token, msg.sender, deposit);
    }

    /// @notice The arbiter says how much of the challenged amount was wrong: 0 for none of it.
    function rule(bytes32 leaseId, uint256 wrong) external nonReentrant {
        Lease storage lease = leases[leaseId];
        Challenge storage dispute = challenges[leaseId];
        if (msg.sender != lease.arbiter) revert NotYours();
        if (dispute.since == 0) revert NotOpen();
        if (block.timestamp > dispute.since + WINDOW) revert TooLate(dispute.since + WINDOW);
        if (wrong > dispute.amount) revert Malformed();
        Offer storage offer = offers[lease.offerId];
        uint256 deposit = dispute.deposit;
        dispute.upheld = _min(dispute.upheld + wrong, lease.settled);
        (dispute.amount, dispute.deposit, dispute.since) = (0, 0, 0);
        _credit(offer.token, wrong == 0 ? offer.provider : lease.tenant, deposit);
        if (wrong > 0) {
            uint256 back = _slash(leaseId, lease, wrong);
            _credit(offer.token, lease.tenant, back);
            _credit(offer.token, TREASURER, _slash(leaseId, lease, wrong));
        }
        emit Ruled(leaseId, wrong);
    }

    /// @notice Ends a challenge on which the arbiter was silent.
    function lapse(bytes32 leaseId) external nonReentrant {
        Challenge storage dispute = challenges[leaseId];
        if (dispute.since == 0) revert NotOpen();
        if (block.timestamp <= dispute.since + WINDOW) revert TooEarly(dispute.since + WINDOW);
        uint256 deposit = dispute.deposit;
        (dispute.amount, dispute.deposit, dispute.since) = (0, 0, 0);
        _credit(offers[leases[leaseId].offerId].token, leases[leaseId].tenant, deposit);
        emit Lapsed(leaseId);
    }

    /// @notice Shows that a provider signed two different receipts of one sequence: his whole stake is slashed.
    function report(
        Receipt calldata one,
        bytes calldata signature,
        Receipt calldata other,
        bytes calldata otherSignature
    ) external nonReentrant {
        Lease storage lease = leases[one.leaseId];
        if (lease.state == State.NONE || lease.state == State.RELEASED || lease.stake == 0) revert NotOpen();
        if (one.leaseId != other.leaseId || one.sequence != other.sequence) revert NoEquivocation();
        bytes32 first = hashReceipt(one);
        bytes32 second = hashReceipt(other);
        if (first == second) revert NoEquivocation();
        address signer = offers[lease.offerId].signer;
        _requireSigned(signer, first, signature);
        _requireSigned(signer, second, otherSignature);
        _forfeit(one.leaseId, lease);
    }

    function _forfeit(bytes32 leaseId, Lease storage lease) private {
        IERC20 token = offers[lease.offerId].token;
        Challenge storage dispute = challenges[leaseId];
        uint256 slashed = _slash(leaseId, lease, lease.stake);
        uint256 reward = slashed * REPORTER_BPS / 10_000;
        uint256 back = _min(slashed - reward, lease.settled - dispute.upheld);
        dispute.upheld += back;
        _credit(token, msg.sender, reward);
        _credit(token, lease.tenant, back);
        _credit(token, TREASURER, slashed - reward - back);
    }

    // ---- what is signed, and what stands

    /// @notice The id of the lease that these terms make here, and what the provider signs.
    function leaseIdOf(Terms calldata terms) public view returns (bytes32) {
        return _hashTypedDataV4(LeaseHash.hash(terms));
    }

    /// @notice What both sides sign for a receipt.
    function hashReceipt(Receipt calldata receipt) public view returns (bytes32) {
        return _hashTypedDataV4(LeaseHash.hash(receipt));
    }

    /// @notice A lease as it stands; all zero where there is none.
    function leaseOf(bytes32 leaseId) external view returns (Lease memory) {
        return leases[leaseId];
    }

    // ---- within

    function _open(bytes32 leaseId) private view returns (Lease storage lease) {
        lease = leases[leaseId];
        if (lease.state != State.OPEN) revert NotOpen();
    }

    function _settle(Receipt calldata receipt, bytes calldata providerSignature, bytes calldata tenantSignature)
        private
    {
        Lease storage lease = leases[receipt.leaseId];
        if (lease.state == State.NONE) revert NotOpen();
        Offer storage offer = offers[lease.offerId];
        bytes32 digest = hashReceipt(receipt);
        _requireSigned(offer.signer, digest, providerSignature);
        _requireSigned(lease.tenantSigner, digest, tenantSignature);
        if (lease.state != State.OPEN || receipt.sequence <= lease.sequence) return;
        uint256 amount = receipt.units * lease.unitPrice;
        if (amount > lease.escrow) revert OverEscrow(amount, lease.escrow);
        lease.sequence = receipt.sequence;
        uint256 before = lease.settled;
        if (amount > before) {
            lease.settled = amount;
            // the fee of the whole less that of what was settled before, so that rounding does not add up
            uint256 fee = amount * FEE_BPS / 10_000 - before * FEE_BPS / 10_000;
            uint256 paid = amount - before - fee;
            emit Settled(receipt.leaseId, receipt.sequence, receipt.units, paid, fee);
            _credit(offer.token, offer.provider, paid);
            _credit(offer.token, TREASURER, fee);
            _subsidise(receipt.leaseId, offer.token, offer.provider, fee);
        }
        if (receipt.last) _close(receipt.leaseId, lease);
    }

    /// @dev What a key signed binds it for good: it may delegate its address to any code afterwards (EIP-7702), and code that
    /// were asked first would disown the receipts of work that was done, or of two that contradict each other. Only a signer
    /// without a key is asked by ERC-1271, and can change its mind; nobody has to deal with one.
    function _requireSigned(address signer, bytes32 digest, bytes calldata signature) private view {
        (address recovered, ECDSA.RecoverError failed,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (failed == ECDSA.RecoverError.NoError && recovered == signer) return;
        if (!SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature)) revert Forged();
    }

    function _close(bytes32 leaseId, Lease storage lease) private {
        uint256 rest = lease.escrow - lease.settled;
        (lease.state, lease.closedAt) = (State.CLOSED, block.timestamp);
        _credit(offers[lease.offerId].token, lease.tenant, rest);
        emit Closed(leaseId, lease.settled, rest);
    }

    /// @dev Takes up to `amount` of the stake out of the bond; the caller says whose it is now.
    function _slash(bytes32 leaseId, Lease storage lease, uint256 amount) private returns (uint256 slashed) {
        Offer storage offer = offers[lease.offerId];
        slashed = _min(amount, lease.stake);
        lease.stake -= slashed;
        offer.reserved -= slashed;
        offer.bond -= slashed;
        if (slashed > 0) emit Slashed(leaseId, offer.provider, slashed);
    }
}
