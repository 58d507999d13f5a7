// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ErrandAccount} from "../src/ErrandAccount.sol";
import {Asset, Call, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {Sandbox} from "../src/Sandbox.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {ClaimOnHook, Claims, Meddler} from "./support/Attackers.sol";
import {ErrandTest} from "./support/ErrandTest.sol";
import {Hook, HookToken} from "./support/Tokens.sol";

/// @dev Tries an entry of the account from inside the sweep.
contract MeddleOnHook is Meddler, Hook {
    address private target;
    bytes private data;

    function aim(address target_, bytes calldata data_) external {
        (target, data) = (target_, data_);
    }

    function tokensMoved(address, address to, uint256) external {
        if (to != target) return;
        ++meddled;
        (succeeded, answer) = target.call(data);
    }
}

/// @dev An agent's code runs once more after its calls: in the hook of a token that is being swept. Nothing that it has
/// happen then may count as an outcome.
contract SweepHooksTest is ErrandTest {
    HookToken private hook;
    DevToken private dai;
    Claims private claims;

    function setUp() public override {
        super.setUp();
        (hook, dai, claims) = (new HookToken(), new DevToken("Dai", "DAI", 18), new Claims());
        vm.deal(user, 10 ether);
    }

    /// @dev The agent's calls hook `spy` to the sandbox; the bait that will make the hook fire is there already.
    function _plan(address spy, Asset[] memory gain) private view returns (Plan memory) {
        Call memory hooked = _call(address(hook), abi.encodeCall(HookToken.setHook, (Hook(spy))));
        return _plan(1, _step(SANDBOX, _assets(ETH, 1 ether), gain, _calls(hooked)));
    }

    function test_aClaimPaidInTheSweepOfTheSameTokenDoesNotCount(uint256 bait, uint256 owed) public {
        (bait, owed) = (_between(bait, 1, 100 ether), _between(owed, 1, 100 ether));
        hook.mint(address(claims), owed);
        claims.owe(user, address(hook), owed);
        hook.mint(account.sandboxOf(1, 0), bait);
        ClaimOnHook spy = new ClaimOnHook(claims, user, address(hook));
        _runReverting(
            _plan(address(spy), _assets(address(hook), bait + 1)),
            abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, hook, bait, bait + 1)
        );
        // the same with an honest minimum shows that the claim was paid, and still not counted
        Plan memory plan = _plan(address(spy), _assets(address(hook), bait));
        bytes memory signature = _sign(plan);
        vm.expectEmit(user);
        emit ErrandAccount.Measured(1, 0, address(hook), bait);
        account.executePlan(plan, signature);
        vm.assertEq(spy.fired(), 1, "the hook ran");
        vm.assertEq(hook.balanceOf(user), bait + owed, "the claim is the user's, beside the bait");
    }

    function test_aClaimPaidInTheSweepOfAnotherTokenDoesNotCount(bool ether_, bool hookFirst) public {
        address bought = ether_ ? ETH : address(dai);
        _give(bought, address(claims), 5 ether);
        claims.owe(user, bought, 5 ether);
        hook.mint(account.sandboxOf(1, 0), 1);
        ClaimOnHook spy = new ClaimOnHook(claims, user, bought);
        Asset[] memory gain = new Asset[](2);
        gain[hookFirst ? 0 : 1] = Asset(address(hook), _number(1));
        gain[hookFirst ? 1 : 0] = Asset(bought, _number(1));
        Plan memory plan = _plan(address(spy), gain);
        // spend something else where ether is what is bought: a token stands once in a step
        if (ether_) {
            dai.mint(user, 1 ether);
            plan.steps[0].spend[0].token = address(dai);
        }
        _runReverting(plan, abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, bought, 0, 1));
        vm.assertEq(_held(bought, address(claims)), 5 ether, "the claim is still the user's");
    }

    function test_theAccountIsLockedDuringTheSweep() public {
        hook.mint(account.sandboxOf(1, 0), 1);
        MeddleOnHook spy = new MeddleOnHook();
        Plan memory second = _plan(2, _step(SANDBOX, _assets(ETH, 1 ether), _none(), _calls()));
        spy.aim(user, abi.encodeCall(ErrandAccount.executePlan, (second, _sign(second))));
        _run(_plan(address(spy), _assets(address(hook), 1)));
        vm.assertEq(spy.meddled(), 1, "the hook ran");
        vm.assertFalse(spy.succeeded(), "nothing nests");
        vm.assertEq(spy.answer(), abi.encodeWithSelector(ErrandAccount.Locked.selector), "the lock said so");
        vm.assertFalse(account.isBurned(2), "the second plan is still to come");
    }
}
