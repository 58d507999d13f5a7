// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Receipt, Terms} from "../../src/compute/Lease.sol";
import {LeaseMarket} from "../../src/compute/LeaseMarket.sol";
import {Vm} from "../support/Vm.sol";
import {MarketTest} from "./MarketTest.sol";

/// @dev Providers, tenants, strangers and an arbiter who do whatever a seed says, in any order and at any time. What went
/// in and what each lease may pay at most is counted here, apart from the market.
contract Bazaar is MarketTest {
    bytes32[] public opened;
    mapping(bytes32 leaseId => uint256) public signedUnits;
    mapping(bytes32 leaseId => uint256) public sequence;
    uint256 public deposited;
    uint256 public collected;
    uint256 public settlements;
    uint256 public slashings;
    uint256 public closes;
    uint256 private seed;
    uint256 private offersMade;
    uint256 private salts;

    function setUp() public override {
        super.setUp();
        post();
        rent(1, 0);
    }

    function _any(uint256 below) private returns (uint256) {
        seed = uint256(keccak256(abi.encode(seed)));
        return seed % below;
    }

    function _lease() private returns (bytes32) {
        return opened[_any(opened.length)];
    }

    function post() public {
        if (offersMade >= 8) return;
        ++offersMade;
        _offer();
        deposited += BOND;
    }

    function rent(uint256 which, uint256 stake) public {
        if (opened.length >= 40) return;
        Terms memory terms = _terms(1 + which % offersMade, ++salts);
        terms.stake = stake % (STAKE + 1);
        bytes memory signature = _sign(NODE_KEY, market.leaseIdOf(terms));
        vm.prank(tenant);
        try market.open(terms, signature) returns (bytes32 id) {
            opened.push(id);
            deposited += ESCROW;
        } catch {}
    }

    /// @dev Both sign some more work, which is settled now, later or never, in or out of order.
    function work(uint256 seed_) external {
        seed = seed_;
        bytes32 id = _lease();
        uint256 units = signedUnits[id] + _any(200_000);
        if (units * PRICE > ESCROW) units = ESCROW / PRICE;
        Receipt memory receipt = _receipt(id, ++sequence[id], units);
        receipt.last = _any(8) == 0;
        signedUnits[id] = units;
        if (_any(3) > 0) _submit(receipt, NODE_KEY, GATEWAY_KEY);
        if (_any(3) == 0) _submit(receipt, NODE_KEY, GATEWAY_KEY);
    }

    /// @dev One side alone, or a stranger, claims more.
    function forge(uint256 seed_) external {
        seed = seed_;
        bytes32 id = _lease();
        Receipt memory receipt = _receipt(id, sequence[id] + 1, _any(ESCROW / PRICE));
        uint256 which = _any(3);
        if (which == 0) _submit(receipt, NODE_KEY, NODE_KEY);
        if (which == 1) _submit(receipt, GATEWAY_KEY, GATEWAY_KEY);
        if (which == 2) _submit(receipt, 0xBAD, 0xBAD);
    }

    function _submit(Receipt memory receipt, uint256 one, uint256 other) private {
        (Receipt[] memory receipts, bytes[] memory first, bytes[] memory second) = _batch(receipt, one, other);
        uint256 before = _settled(receipt.leaseId);
        try market.settle(receipts, first, second) {
            if (_settled(receipt.leaseId) > before) ++settlements;
            vm.assertTrue(one == NODE_KEY && other == GATEWAY_KEY, "only both signatures settle");
        } catch {
            vm.assertFalse(one == NODE_KEY && other == GATEWAY_KEY, "and both always do");
        }
    }

    function end(uint256 seed_) external {
        seed = seed_;
        bytes32 id = _lease();
        uint256 which = _any(4);
        address who = which == 0 ? provider : which == 1 ? tenant : address(0xBAD);
        if (which == 3) vm.prank(tenant);
        else vm.prank(who);
        if (which == 3) {
            try market.giveNotice(id) {} catch {}
        } else {
            try market.close(id) {
                ++closes;
            } catch {}
        }
    }

    function dispute(uint256 seed_) external {
        seed = seed_;
        bytes32 id = _lease();
        uint256 amount = 1 + _any(ESCROW);
        vm.prank(tenant);
        try market.challenge(id, amount, 0) {
            deposited += amount * market.DEPOSIT_BPS() / 10_000 + 1;
        } catch {}
        (uint256 challenged,, uint256 since,) = market.challenges(id);
        if (since == 0) return;
        if (_any(3) == 0) {
            try market.lapse(id) {} catch {}
            return;
        }
        uint256 wrong = _any(challenged + 1);
        vm.prank(ARBITER);
        try market.rule(id, wrong) {
            if (wrong > 0) ++slashings;
        } catch {}
    }

    function equivocate(uint256 seed_) external {
        seed = seed_;
        if (_any(3) > 0) return;
        bytes32 id = _lease();
        Receipt memory one = _receipt(id, 1_000, 1);
        Receipt memory other = _receipt(id, 1_000, 2);
        bytes memory first = _sign(NODE_KEY, market.hashReceipt(one));
        bytes memory second = _sign(NODE_KEY, market.hashReceipt(other));
        try market.report(one, first, other, second) {
            ++slashings;
        } catch {}
    }

    function subsidise(uint256 budget, uint256 rate) external {
        budget = budget % 100_000;
        vm.prank(TREASURER);
        try market.schedule(IERC20(address(token)), 1 hours, 3, budget, rate % 10_001) {
            deposited += 3 * budget;
        } catch {}
    }

    function tidy(uint256 seed_) external {
        seed = seed_;
        if (_any(2) == 0) {
            try market.release(_lease()) {} catch {}
            return;
        }
        address[4] memory owners = [provider, tenant, TREASURER, address(this)];
        collected += market.collect(IERC20(address(token)), owners[_any(4)]);
        if (_any(6) == 0) {
            vm.prank(provider);
            market.closeOffer(1 + _any(offersMade));
        }
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 8 hours);
    }

    // ---- what the market owes, added up from its own books

    function held() external view returns (uint256) {
        return token.balanceOf(address(market));
    }

    function books() external view returns (uint256 sum) {
        address[4] memory owners = [provider, tenant, TREASURER, address(this)];
        for (uint256 i = 0; i < owners.length; ++i) {
            sum += _owed(owners[i]);
        }
        for (uint256 i = 1; i <= offersMade; ++i) {
            (,,, uint256 bond, uint256 reserved,,,) = market.offers(i);
            sum += bond;
            vm.assertLe(reserved, bond, "what answers is there");
        }
        for (uint256 i = 0; i < opened.length; ++i) {
            if (_state(opened[i]) == LeaseMarket.State.OPEN) sum += ESCROW - _settled(opened[i]);
            (, uint256 deposit,,) = market.challenges(opened[i]);
            sum += deposit;
        }
        (,,,,, uint256 left) = market.schedules(IERC20(address(token)));
        sum += left;
    }

    function count() external view returns (uint256) {
        return opened.length;
    }

    function settledOf(bytes32 id) external view returns (uint256) {
        return _settled(id);
    }
}

contract MarketInvariantTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    Bazaar private bazaar;

    function setUp() public {
        bazaar = new Bazaar();
        bazaar.setUp();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(bazaar);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(bazaar), new bytes4[](11));
        targets[0].selectors[0] = Bazaar.post.selector;
        targets[0].selectors[1] = Bazaar.rent.selector;
        targets[0].selectors[2] = Bazaar.work.selector;
        targets[0].selectors[3] = Bazaar.work.selector;
        targets[0].selectors[4] = Bazaar.forge.selector;
        targets[0].selectors[5] = Bazaar.end.selector;
        targets[0].selectors[6] = Bazaar.dispute.selector;
        targets[0].selectors[7] = Bazaar.equivocate.selector;
        targets[0].selectors[8] = Bazaar.subsidise.selector;
        targets[0].selectors[9] = Bazaar.tidy.selector;
        targets[0].selectors[10] = Bazaar.wait.selector;
    }

    /// @dev Deposits = paid + refunded + fees + held, at every block: what went in is in the books or was collected.
    function invariant_moneyIsNeitherMadeNorLost() external view {
        vm.assertEq(bazaar.deposited(), bazaar.collected() + bazaar.held(), "in = out + held");
        vm.assertEq(bazaar.held(), bazaar.books(), "held = owed + bonds + escrows + deposits + subsidies");
    }

    function invariant_noLeasePaysMoreThanBothSigned() external view {
        for (uint256 i = 0; i < bazaar.count(); ++i) {
            bytes32 id = bazaar.opened(i);
            vm.assertLe(bazaar.settledOf(id), bazaar.signedUnits(id) * 7, "at most what both signed");
        }
    }

    /// @dev The bazaar is not idle: over some hundred acts it settles, slashes and closes.
    function test_theBazaarIsBusy() external {
        for (uint256 i = 0; i < 120; ++i) {
            uint256 random = uint256(keccak256(abi.encode(i)));
            bazaar.rent(random, random >> 8);
            bazaar.work(random);
            bazaar.dispute(random);
            bazaar.equivocate(random);
            bazaar.forge(random);
            if (i % 5 == 0) bazaar.end(random);
            bazaar.tidy(random);
            bazaar.wait(random);
        }
        vm.assertGe(bazaar.settlements(), 10, "settles");
        vm.assertGe(bazaar.slashings(), 3, "slashes");
        vm.assertGe(bazaar.closes(), 1, "closes");
        vm.assertEq(bazaar.deposited(), bazaar.collected() + bazaar.held(), "in = out + held");
        vm.assertEq(bazaar.held(), bazaar.books(), "the books agree");
    }
}
