// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Escrow} from "../../src/compute/Escrow.sol";
import {Receipt, Terms} from "../../src/compute/Lease.sol";
import {LeaseMarket} from "../../src/compute/LeaseMarket.sol";
import {Subsidies} from "../../src/compute/Subsidies.sol";
import {FeeToken, Hook, HookToken} from "../support/Tokens.sol";
import {MarketTest} from "./MarketTest.sol";

/// @dev Calls the market again from within a transfer, as whoever receives the tokens, and keeps what came of it.
contract Reentrant is Hook {
    LeaseMarket private immutable MARKET;
    bytes private again;
    bytes public answer;
    bool public tried;

    constructor(LeaseMarket market) {
        MARKET = market;
    }

    function arm(HookToken token, bytes calldata call) external {
        again = call;
        token.setHook(this);
    }

    function approve(IERC20 token) external {
        token.approve(address(MARKET), type(uint256).max);
    }

    function tokensMoved(address, address, uint256) external {
        if (again.length == 0) return;
        tried = true;
        (, answer) = address(MARKET).call(again);
    }

    function post(IERC20 token) external {
        MARKET.postOffer(token, address(this), 1, 10, 0);
    }
}

/// @dev What a key may delegate its address to, in order to go back on its word.
contract Disowning {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return 0xffffffff;
    }
}

/// @dev A signer that has no key, only code.
contract Consenting {
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return this.isValidSignature.selector;
    }
}

contract LeaseMarketTest is MarketTest {
    bytes32 private lease;
    uint256 private offerId;

    function setUp() public override {
        super.setUp();
        offerId = _offer();
        lease = _openOn(offerId, 1);
    }

    // ---- the plain way

    function test_whatIsUsedIsPaidAndTheRestComesBack() external {
        _settle(_receipt(lease, 1, 300_000));
        _settle(_receipt(lease, 2, 700_000));
        Receipt memory last = _receipt(lease, 3, 800_000);
        last.last = true;
        _settle(last);
        vm.assertEq(_owed(provider), 5_600_000 - 56_000, "the provider has the price less the fee");
        vm.assertEq(_owed(TREASURER), 56_000, "the treasury has the fee");
        vm.assertEq(_owed(tenant), ESCROW - 5_600_000, "the tenant has the rest");
        uint256 before = token.balanceOf(tenant);
        market.collect(IERC20(address(token)), tenant);
        vm.assertEq(token.balanceOf(tenant), before + ESCROW - 5_600_000, "and collects it");
        vm.assertEq(_owed(tenant), 0, "once");
    }

    function testFuzz_aCumulativeReceiptPaysTheSameInAnySteps(uint256 a, uint256 b) external {
        a = a % 1_000_001;
        b = a + b % (1_000_001 - a);
        _settle(_receipt(lease, 1, a));
        _settle(_receipt(lease, 2, b));
        bytes32 other = _openOn(offerId, 2);
        uint256 before = _owed(provider);
        _settle(_receipt(other, 2, b));
        vm.assertEq(_owed(provider) - before, before, "two steps or one");
        vm.assertEq(_owed(TREASURER), 2 * (b * PRICE * FEE_BPS / 10_000), "fees do not round up over steps");
    }

    function test_aBatchSettlesManyLeases() external {
        bytes32 other = _openOn(offerId, 2);
        Receipt[] memory receipts = new Receipt[](2);
        (receipts[0], receipts[1]) = (_receipt(lease, 1, 10), _receipt(other, 1, 20));
        bytes[] memory one = new bytes[](2);
        bytes[] memory two = new bytes[](2);
        for (uint256 i = 0; i < 2; ++i) {
            bytes32 digest = market.hashReceipt(receipts[i]);
            (one[i], two[i]) = (_sign(NODE_KEY, digest), _sign(GATEWAY_KEY, digest));
        }
        market.settle(receipts, one, two);
        vm.assertEq(_settled(lease), 70, "the one");
        vm.assertEq(_settled(other), 140, "and the other");
        vm.expectRevert(LeaseMarket.Malformed.selector);
        market.settle(receipts, one, new bytes[](1));
    }

    function test_aTenantAddsToTheEscrow() external {
        vm.prank(tenant);
        market.topUp(lease, 700);
        _settle(_receipt(lease, 1, 1_000_100));
        vm.assertEq(_settled(lease), ESCROW + 700, "all of it can be settled");
    }

    // ---- forged, stale, replayed

    function test_aSettledReceiptPaysNothingTwice() external {
        _settle(_receipt(lease, 1, 100));
        uint256 before = _owed(provider);
        _settle(_receipt(lease, 1, 100));
        vm.assertEq(_owed(provider), before, "the same receipt pays once");
        _settle(_receipt(lease, 2, 150));
        before = _owed(provider);
        _settle(_receipt(lease, 1, 100));
        vm.assertEq(_owed(provider), before, "an old one pays nothing");
    }

    function testFuzz_aReceiptNeedsBothSignatures(uint256 providerKey, uint256 tenantKey, uint256 units) external {
        providerKey = 1 + providerKey % 1e18;
        tenantKey = 1 + tenantKey % 1e18;
        units = units % 1_000_000;
        if (providerKey != NODE_KEY) _refuse(_receipt(lease, 1, units), providerKey, GATEWAY_KEY);
        if (tenantKey != GATEWAY_KEY) _refuse(_receipt(lease, 1, units), NODE_KEY, tenantKey);
        _refuse(_receipt(lease, 1, units), GATEWAY_KEY, NODE_KEY);
    }

    function test_aChangedReceiptIsForged() external {
        (Receipt[] memory receipts, bytes[] memory one, bytes[] memory two) =
            _batch(_receipt(lease, 1, 100), NODE_KEY, GATEWAY_KEY);
        receipts[0].units = 101;
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.settle(receipts, one, two);
    }

    function test_aSignerWhoDelegatesHisAddressCannotDisownWhatHeSigned() external {
        _delegate(vm.addr(GATEWAY_KEY));
        _settle(_receipt(lease, 1, 100));
        vm.assertEq(_settled(lease), 700, "the tenant's receipt pays");
        _delegate(vm.addr(NODE_KEY));
        bytes32 other = _openOn(offerId, 2);
        _settle(_receipt(other, 1, 100));
        vm.assertEq(_settled(other), 700, "the provider's terms and receipts stand");
        (Receipt memory one, Receipt memory two) = (_receipt(lease, 7, 100), _receipt(lease, 7, 200));
        market.report(one, _sign(NODE_KEY, market.hashReceipt(one)), two, _sign(NODE_KEY, market.hashReceipt(two)));
        vm.assertEq(market.leaseOf(lease).stake, 0, "and two that contradict each other cost the stake");
    }

    function test_aSignerWithoutAKeyIsAsked() external {
        Terms memory terms = _terms(offerId, 2);
        terms.tenantSigner = address(new Consenting());
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        bytes32 id = market.open(terms, signature);
        _settle(_receipt(id, 1, 100));
        vm.assertEq(_settled(id), 700, "its word counts");
        vm.etch(terms.tenantSigner, type(Disowning).runtimeCode);
        _refuse(_receipt(id, 2, 200), NODE_KEY, GATEWAY_KEY);
    }

    /// @dev EIP-7702 in effect: the address of a key has code.
    function _delegate(address signer) private {
        vm.etch(signer, type(Disowning).runtimeCode);
    }

    function test_aLeaseHasAnEnd() external {
        Terms memory terms = _terms(offerId, 2);
        terms.duration = type(uint256).max - block.timestamp;
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        vm.expectRevert(LeaseMarket.Malformed.selector);
        market.open(terms, signature);
    }

    function test_aReceiptIsOfOneLeaseOneMarketAndOneChain() external {
        bytes32 other = _openOn(offerId, 2);
        (Receipt[] memory receipts, bytes[] memory one, bytes[] memory two) =
            _batch(_receipt(lease, 1, 100), NODE_KEY, GATEWAY_KEY);
        receipts[0].leaseId = other;
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.settle(receipts, one, two);
        receipts[0].leaseId = lease;
        vm.chainId(block.chainid + 1);
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.settle(receipts, one, two);
    }

    function test_termsOpenOneLease() external {
        Terms memory terms = _terms(offerId, 1);
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        vm.expectRevert(LeaseMarket.NotOpen.selector);
        market.open(terms, signature);
    }

    function test_termsAreTheProvidersAndForOneTenant() external {
        Terms memory terms = _terms(offerId, 2);
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.expectRevert(LeaseMarket.NotYours.selector);
        market.open(terms, signature);
        terms.unitPrice = 1;
        vm.prank(tenant);
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.open(terms, signature);
        vm.warp(terms.openBy + 1);
        vm.prank(tenant);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.TooLate.selector, terms.openBy));
        market.open(terms, signature);
    }

    function test_aReceiptOverTheEscrowIsRefused() external {
        Receipt memory receipt = _receipt(lease, 1, 1_000_001);
        (Receipt[] memory receipts, bytes[] memory one, bytes[] memory two) = _batch(receipt, NODE_KEY, GATEWAY_KEY);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.OverEscrow.selector, ESCROW + PRICE, ESCROW));
        market.settle(receipts, one, two);
    }

    function test_aBondAnswersForSoManyLeasesOnly() external {
        _openOn(offerId, 2);
        _openOn(offerId, 3);
        Terms memory terms = _terms(offerId, 4);
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.BondTooSmall.selector, 0, STAKE));
        market.open(terms, signature);
    }

    // ---- who vanishes

    function test_whenTheProviderVanishesTheTenantGetsTheRestAfterTheNotice() external {
        _settle(_receipt(lease, 1, 100_000));
        vm.prank(tenant);
        market.giveNotice(lease);
        vm.prank(tenant);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.TooEarly.selector, block.timestamp + NOTICE));
        market.close(lease);
        vm.warp(block.timestamp + NOTICE);
        vm.prank(tenant);
        market.close(lease);
        vm.assertEq(_owed(tenant), ESCROW - 700_000, "all that no receipt claims");
    }

    function test_duringTheNoticeTheProviderSettlesWhatWasSigned() external {
        vm.prank(tenant);
        market.giveNotice(lease);
        vm.warp(block.timestamp + NOTICE - 1);
        _settle(_receipt(lease, 9, 500_000));
        vm.assertEq(_settled(lease), 3_500_000, "the notice takes nothing from the provider");
    }

    function test_whenTheTenantVanishesTheLastReceiptIsPaidAndAnyoneCloses() external {
        vm.warp(block.timestamp + 1 hours + GRACE - 1);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.TooEarly.selector, block.timestamp + 1));
        market.close(lease);
        _settle(_receipt(lease, 5, 400_000));
        vm.warp(block.timestamp + 1);
        market.close(lease);
        vm.assertEq(_owed(tenant), ESCROW - 2_800_000, "the rest is the tenant's");
        uint256 paid = _owed(provider);
        _settle(_receipt(lease, 6, 900_000));
        vm.assertEq(_owed(provider), paid, "after the close nothing is paid");
    }

    function test_theProviderMayDrain() external {
        vm.prank(vm.addr(NODE_KEY));
        market.close(lease);
        vm.assertEq(_owed(tenant), ESCROW, "unused money goes back at once");
    }

    function test_theStakeComesFreeAfterTheWindow() external {
        vm.prank(provider);
        market.close(lease);
        vm.expectRevert(abi.encodeWithSelector(LeaseMarket.TooEarly.selector, block.timestamp + WINDOW));
        market.release(lease);
        vm.prank(provider);
        market.closeOffer(offerId);
        vm.assertEq(_owed(provider), BOND - STAKE, "what answers for nothing is free at once");
        vm.warp(block.timestamp + WINDOW + 1);
        market.release(lease);
        vm.assertEq(_owed(provider), BOND, "the stake after the window");
        vm.expectRevert(LeaseMarket.NotOpen.selector);
        market.release(lease);
    }

    // ---- disputes

    function test_workFoundWrongIsPaidBackFromTheBondAndPunishedOnceMore() external {
        _settle(_receipt(lease, 1, 100_000));
        _challenge(300_000);
        vm.prank(ARBITER);
        market.rule(lease, 200_000);
        vm.assertEq(_owed(tenant), 200_000 + 30_001, "the price of the wrong work and the deposit");
        vm.assertEq(_owed(TREASURER), 7_000 + 200_000, "the penalty beside the fee");
        vm.assertEq(_bond(), BOND - 400_000, "both from the bond");
    }

    function test_rightWorkEarnsTheDeposit() external {
        _settle(_receipt(lease, 1, 100_000));
        uint256 before = _owed(provider);
        _challenge(300_000);
        vm.prank(ARBITER);
        market.rule(lease, 0);
        vm.assertEq(_owed(provider), before + 30_001, "the tenant pays for a wrong challenge");
        vm.assertEq(_bond(), BOND, "the bond is whole");
    }

    function test_aSilentArbiterLeavesAllAsItWas() external {
        _settle(_receipt(lease, 1, 100_000));
        _challenge(300_000);
        vm.prank(provider);
        market.close(lease);
        vm.warp(block.timestamp + WINDOW + 1);
        vm.expectRevert(LeaseMarket.Disputed.selector);
        market.release(lease);
        vm.prank(ARBITER);
        vm.expectRevert();
        market.rule(lease, 1);
        market.lapse(lease);
        vm.assertEq(_owed(tenant), ESCROW - 700_000 + 30_001, "rest and deposit");
        market.release(lease);
    }

    function test_onlyPaidWorkIsChallengedByTheTenantInTheWindow() external {
        _settle(_receipt(lease, 1, 100));
        vm.expectRevert(LeaseMarket.NotYours.selector);
        market.challenge(lease, 1, 0);
        vm.prank(tenant);
        vm.expectRevert(LeaseMarket.Malformed.selector);
        market.challenge(lease, 701, 0);
        vm.prank(provider);
        market.close(lease);
        vm.warp(block.timestamp + WINDOW + 1);
        vm.prank(tenant);
        vm.expectRevert();
        market.challenge(lease, 1, 0);
        vm.expectRevert(LeaseMarket.NotYours.selector);
        market.rule(lease, 0);
    }

    function testFuzz_aRulingNeverTakesMoreThanTheStake(uint256 units, uint256 wrong) external {
        units = 1 + units % 1_000_000;
        wrong = 1 + wrong % (units * PRICE);
        _settle(_receipt(lease, 1, units));
        _challenge(units * PRICE);
        vm.prank(ARBITER);
        market.rule(lease, wrong);
        uint256 slashed = wrong * 2 < STAKE ? wrong * 2 : STAKE;
        vm.assertEq(_bond(), BOND - slashed, "twice the wrong work, at most the stake");
    }

    function test_twoReceiptsOfOneNumberCostTheStake() external {
        _settle(_receipt(lease, 1, 10_000));
        (Receipt memory one, Receipt memory other) = (_receipt(lease, 2, 20_000), _receipt(lease, 2, 90_000));
        bytes memory first = _sign(NODE_KEY, market.hashReceipt(one));
        bytes memory second = _sign(NODE_KEY, market.hashReceipt(other));
        address reporter = address(0x5EE);
        vm.prank(reporter);
        market.report(one, first, other, second);
        vm.assertEq(_bond(), BOND - STAKE, "the whole stake");
        vm.assertEq(_owed(reporter), STAKE / 10, "a tenth to who shows it");
        vm.assertEq(_owed(tenant), 70_000, "the tenant has back what he paid");
        vm.assertEq(_owed(TREASURER), 700 + STAKE - STAKE / 10 - 70_000, "the rest is the treasury's");
        vm.expectRevert(LeaseMarket.NotOpen.selector);
        market.report(one, first, other, second);
    }

    function test_whatIsNoEquivocationIsNotPunished() external {
        Receipt memory one = _receipt(lease, 2, 20_000);
        Receipt memory next = _receipt(lease, 3, 20_000);
        Receipt memory forged = _receipt(lease, 2, 1);
        bytes memory first = _sign(NODE_KEY, market.hashReceipt(one));
        bytes memory second = _sign(NODE_KEY, market.hashReceipt(next));
        bytes memory third = _sign(GATEWAY_KEY, market.hashReceipt(forged));
        vm.expectRevert(LeaseMarket.NoEquivocation.selector);
        market.report(one, first, one, first);
        vm.expectRevert(LeaseMarket.NoEquivocation.selector);
        market.report(one, first, next, second);
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.report(one, first, forged, third);
    }

    // ---- subsidies

    function test_aSubsidyIsApartFromThePriceAndWithinItsBudget() external {
        vm.prank(TREASURER);
        market.schedule(IERC20(address(token)), 1 hours, 2, 1_500, 5_000);
        _settle(_receipt(lease, 1, 20_000));
        vm.assertEq(_owed(provider), 140_000 - 1_400 + 700, "half of the fee comes on top of price less fee");
        vm.assertEq(_settled(lease), 140_000, "the tenant pays the list price");
        _settle(_receipt(lease, 2, 100_000));
        vm.assertEq(_owed(provider), 700_000 - 7_000 + 1_500, "an epoch pays its budget and no more");
        vm.warp(block.timestamp + 1 hours);
        _settle(_receipt(lease, 3, 120_000));
        vm.assertEq(_owed(provider), 840_000 - 8_400 + 2_200, "the next epoch has its own");
        vm.prank(TREASURER);
        vm.expectRevert();
        market.schedule(IERC20(address(token)), 1 hours, 1, 1, 1);
        vm.warp(block.timestamp + 1 hours);
        vm.prank(TREASURER);
        market.schedule(IERC20(address(token)), 1 hours, 1, 10, 1);
        vm.assertEq(_owed(TREASURER), 8_400 + 800, "what nobody earned goes back");
        vm.expectRevert(Subsidies.NotTheTreasurer.selector);
        market.schedule(IERC20(address(token)), 1 hours, 1, 1, 1);
    }

    function testFuzz_whoRentsFromHimselfEarnsNothing(uint256 units) external {
        units = units % 1_000_001;
        vm.prank(TREASURER);
        market.schedule(IERC20(address(token)), 1 days, 1, 1e9, 10_000);
        Receipt memory last = _receipt(lease, 1, units);
        last.last = true;
        _settle(last);
        vm.assertLe(_owed(provider) + _owed(tenant), ESCROW, "no more comes out than went in");
    }

    // ---- hostile tokens

    function test_aTokenThatTakesAFeeIsRefused() external {
        FeeToken fee = new FeeToken();
        fee.mint(provider, 1_000);
        vm.startPrank(provider);
        fee.approve(address(market), 1_000);
        vm.expectRevert(abi.encodeWithSelector(Escrow.ArrivedShort.selector, 900, 1_000));
        market.postOffer(IERC20(address(fee)), provider, 1, 1_000, 0);
        vm.stopPrank();
    }

    function test_aTokenThatCallsBackFindsTheDoorShut() external {
        HookToken hook = new HookToken();
        Reentrant thief = new Reentrant(market);
        hook.mint(address(thief), 100);
        thief.approve(IERC20(address(hook)));
        thief.post(IERC20(address(hook)));
        uint256 posted = market.offerCount();
        vm.prank(address(thief));
        market.closeOffer(posted);
        thief.arm(hook, abi.encodeCall(Escrow.collect, (IERC20(address(hook)), address(thief))));
        market.collect(IERC20(address(hook)), address(thief));
        vm.assertTrue(thief.tried(), "it did call back");
        vm.assertEq(
            thief.answer(),
            abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector),
            "and was refused"
        );
        vm.assertEq(hook.balanceOf(address(thief)), 100, "it has its own and no more");
    }

    // ---- short words

    function _refuse(Receipt memory receipt, uint256 providerKey, uint256 tenantKey) private {
        (Receipt[] memory receipts, bytes[] memory one, bytes[] memory two) = _batch(receipt, providerKey, tenantKey);
        vm.expectRevert(LeaseMarket.Forged.selector);
        market.settle(receipts, one, two);
    }

    function _challenge(uint256 amount) private {
        vm.prank(tenant);
        market.challenge(lease, amount, keccak256("evidence"));
    }

    function _bond() private view returns (uint256 bond) {
        (,,, bond,,,,) = market.offers(offerId);
    }
}
