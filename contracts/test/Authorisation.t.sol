// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Execution} from "@openzeppelin/contracts/interfaces/draft-IERC7579.sol";
import {ERC7579Utils} from "@openzeppelin/contracts/account/utils/draft-ERC7579Utils.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {ACCOUNT, Plan} from "../src/Plan.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

/// @dev Who may have what run: signatures, deadlines, submitters, ids, ERC-7821 batches.
contract AuthorisationTest is ErrandTest {
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
    bytes32 private constant SINGLE_BATCH = bytes32(bytes1(0x01));
    address private constant BOB = address(0xB0B);

    function setUp() public override {
        super.setUp();
        vm.deal(user, 100 ether);
    }

    /// @dev Sends Bob an ether.
    function _transfer(uint256 intentId) private view returns (Plan memory) {
        return _plan(intentId, _step(ACCOUNT, _assets(ETH, 1 ether), _none(), _calls(_call(BOB, _number(1 ether), ""))));
    }

    function _refuse(Plan memory plan, bytes memory signature, bytes memory reason) private {
        vm.expectRevert(reason);
        account.executePlan(plan, signature);
        vm.assertEq(BOB.balance, 0, "nothing was sent");
        vm.assertEq(user.balance, 100 ether, "nothing has left");
    }

    function _wrongSignature(Plan memory plan) private view returns (bytes memory) {
        return abi.encodeWithSelector(ErrandAccount.WrongSignature.selector, account.hashPlan(plan));
    }

    function test_anyoneMaySubmitAPlanWithoutSubmitter(address submitter) public {
        if (submitter == address(vm)) return;
        Plan memory plan = _transfer(1);
        bytes memory signature = _sign(plan);
        vm.prank(submitter);
        account.executePlan(plan, signature);
        vm.assertEq(BOB.balance, 1 ether, "sent");
    }

    function test_onlyTheSubmitterMaySubmit(address other) public {
        Plan memory plan = _transfer(1);
        plan.submitter = address(0x5B);
        if (other == plan.submitter || other == address(vm)) return;
        bytes memory signature = _sign(plan);
        vm.prank(other);
        _refuse(plan, signature, abi.encodeWithSelector(ErrandAccount.WrongSubmitter.selector, plan.submitter, other));
        vm.prank(plan.submitter);
        account.executePlan(plan, signature);
        vm.assertEq(BOB.balance, 1 ether, "sent");
    }

    function test_aPlanRunsUpToItsDeadline(uint256 late) public {
        late = _between(late, 1, 1e12);
        Plan memory plan = _transfer(1);
        Plan memory next = _transfer(2);
        (bytes memory one, bytes memory two) = (_sign(plan), _sign(next));
        vm.warp(plan.deadline);
        account.executePlan(plan, one);
        vm.warp(plan.deadline + late);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.Expired.selector, next.deadline));
        account.executePlan(next, two);
    }

    function test_aPlanRunsOnce() public {
        Plan memory plan = _transfer(1);
        bytes memory signature = _sign(plan);
        account.executePlan(plan, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.AlreadyBurned.selector, 1));
        account.executePlan(plan, signature);
        vm.assertEq(BOB.balance, 1 ether, "sent once");
    }

    function test_anotherPlanWithTheSameIdDoesNotRun(uint256 intentId) public {
        _run(_transfer(intentId));
        Plan memory other = _transfer(intentId);
        other.proposalHash = keccak256("another");
        bytes memory signature = _sign(other);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.AlreadyBurned.selector, intentId));
        account.executePlan(other, signature);
    }

    function test_idsBurnInNoOrderAndAlone(uint256 first, uint256 second) public {
        if (first == second) return;
        _run(_transfer(first));
        vm.assertFalse(account.isBurned(second), "only the first");
        _run(_transfer(second));
        vm.assertTrue(account.isBurned(first) && account.isBurned(second), "both");
    }

    function test_anotherKeyDoesNotSign(uint256 key) public {
        key = _between(key, 1, CURVE_ORDER - 1);
        if (key == USER_KEY) return;
        Plan memory plan = _transfer(1);
        _refuse(plan, _sign(key, account.hashPlan(plan)), _wrongSignature(plan));
    }

    function test_aSignatureIsForEveryBitOfThePlan(uint256 which) public {
        Plan memory plan = _transfer(1);
        bytes memory signature = _sign(plan);
        which = which % 9;
        if (which == 0) plan.intentId = 2;
        if (which == 1) plan.proposalHash = 0;
        if (which == 2) plan.submitter = address(this);
        if (which == 3) plan.deadline += 1;
        if (which == 4) plan.steps[0].spend[0].amount.value += 1;
        if (which == 5) plan.steps[0].calls[0].to = address(0xE7E);
        if (which == 6) plan.steps[0].calls[0].value.value += 1;
        if (which == 7) plan.steps[0].calls[0].data = hex"00";
        if (which == 8) plan.steps[0].gain = _assets(ETH, 0);
        _refuse(plan, signature, _wrongSignature(plan));
    }

    function test_malleableAndOddSignaturesAreRefused() public {
        Plan memory plan = _transfer(1);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(USER_KEY, account.hashPlan(plan));
        bytes32 highS = bytes32(CURVE_ORDER - uint256(s));
        _refuse(plan, abi.encodePacked(r, highS, v == 27 ? uint8(28) : uint8(27)), _wrongSignature(plan));
        _refuse(plan, abi.encodePacked(r, bytes32(uint256(s) | uint256(v - 27) << 255)), _wrongSignature(plan));
        _refuse(plan, abi.encodePacked(r, s, v, uint8(0)), _wrongSignature(plan));
        _refuse(plan, abi.encodePacked(r, s, uint8(v - 27)), _wrongSignature(plan));
        _refuse(plan, new bytes(65), _wrongSignature(plan));
        _refuse(plan, "", _wrongSignature(plan));
    }

    function test_anotherChainsSignatureIsRefused(uint256 chain) public {
        chain = _between(chain, 1, type(uint64).max - 1);
        if (chain == block.chainid) return;
        Plan memory plan = _transfer(1);
        bytes memory signature = _sign(plan);
        vm.chainId(chain);
        _refuse(plan, signature, _wrongSignature(plan));
    }

    function test_anotherAccountsDigestIsRefused() public {
        Plan memory plan = _transfer(1);
        ErrandAccount other = _delegate(vm.addr(0xB0B));
        _refuse(plan, _sign(USER_KEY, other.hashPlan(plan)), _wrongSignature(plan));
        _refuse(plan, _sign(USER_KEY, code.hashPlan(plan)), _wrongSignature(plan));
    }

    function test_theCodeItselfRunsNothing() public {
        Plan memory plan = _transfer(1);
        vm.deal(address(code), 1 ether);
        bytes32 digest = code.hashPlan(plan);
        bytes memory signature = _sign(USER_KEY, digest);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.WrongSignature.selector, digest));
        code.executePlan(plan, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.NotSelf.selector, this));
        code.cancel(new uint256[](1));
        vm.assertEq(BOB.balance, 0, "nothing was sent");
    }

    function test_theCodeFitsIntoAContract() public view {
        vm.assertLe(address(code).code.length, 24_576, "EIP-170");
    }

    function test_onlyTheAccountCancels(address other) public {
        if (other == user || other == address(vm)) return;
        uint256[] memory ids = new uint256[](2);
        (ids[0], ids[1]) = (1, 2);
        vm.prank(other);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.NotSelf.selector, other));
        account.cancel(ids);
        _run(_transfer(1));
        vm.expectEmit(user);
        emit ErrandAccount.Cancelled(2);
        vm.prank(user);
        account.cancel(ids);
        Plan memory plan = _transfer(2);
        bytes memory signature = _sign(plan);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.AlreadyBurned.selector, 2));
        account.executePlan(plan, signature);
    }

    function test_whatWasBurnedStandsAtTheNamespacedSlot() public {
        _run(_transfer(0x1234));
        // erc7201:errand.account, then the mapping's word 0x12; bit 0x34
        bytes32 base = keccak256(abi.encode(uint256(keccak256("errand.account")) - 1)) & ~bytes32(uint256(0xff));
        bytes32 word = vm.load(user, keccak256(abi.encode(uint256(0x12), base)));
        vm.assertEq(uint256(word), 1 << 0x34, "one bit, where ERC-7201 says");
    }

    // ---- ERC-7821

    function _batchOf(address target, uint256 value, bytes memory data) private pure returns (bytes memory) {
        Execution[] memory batch = new Execution[](1);
        batch[0] = Execution(target, value, data);
        return abi.encode(batch);
    }

    function test_aBatchMayWrapAPlan(bool zero, bytes4 unused) public {
        Plan memory plan = _transfer(1);
        plan.submitter = address(this);
        bytes memory data = abi.encodeCall(ErrandAccount.executePlan, (plan, _sign(plan)));
        bytes32 mode = SINGLE_BATCH | bytes32(unused) >> 16;
        vm.assertTrue(account.supportsExecutionMode(mode), "single batch");
        account.execute(mode, _batchOf(zero ? address(0) : user, 0, data));
        vm.assertEq(BOB.balance, 1 ether, "sent");
        vm.assertTrue(account.isBurned(1), "burned");
    }

    function test_aWrappedPlanIsJudgedLikeAnyOther() public {
        Plan memory plan = _transfer(1);
        plan.submitter = user;
        bytes memory data = abi.encodeCall(ErrandAccount.executePlan, (plan, _sign(plan)));
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.WrongSubmitter.selector, user, address(this)));
        account.execute(SINGLE_BATCH, _batchOf(user, 0, data));
        data = abi.encodeCall(ErrandAccount.executePlan, (plan, new bytes(65)));
        bytes memory reason = _wrongSignature(plan);
        vm.prank(user);
        vm.expectRevert(reason);
        account.execute(SINGLE_BATCH, _batchOf(user, 0, data));
    }

    function test_aBatchCarriesNothingElse() public {
        Plan memory plan = _transfer(1);
        bytes memory data = abi.encodeCall(ErrandAccount.executePlan, (plan, _sign(plan)));
        _refuseBatch(_batchOf(BOB, 1 ether, ""));
        _refuseBatch(_batchOf(BOB, 0, data));
        _refuseBatch(_batchOf(user, 1, data));
        _refuseBatch(_batchOf(user, 0, ""));
        _refuseBatch(_batchOf(user, 0, abi.encodeCall(ErrandAccount.cancel, (new uint256[](1)))));
        _refuseBatch(_batchOf(user, 0, abi.encodeCall(ErrandAccount.execute, (SINGLE_BATCH, ""))));
        _refuseBatch(abi.encode(new Execution[](0)));
        Execution[] memory two = new Execution[](2);
        two[0] = two[1] = Execution(user, 0, data);
        _refuseBatch(abi.encode(two));
        vm.prank(user);
        vm.expectRevert(ERC7579Utils.ERC7579DecodingError.selector);
        account.execute(SINGLE_BATCH, hex"1234");
    }

    function _refuseBatch(bytes memory batch) private {
        vm.prank(user);
        vm.expectRevert(ErrandAccount.NotAPlan.selector);
        account.execute(SINGLE_BATCH, batch);
        vm.assertEq(user.balance, 100 ether, "nothing has left");
    }

    function test_otherModesAreRefused(bytes32 mode) public {
        bool single = bytes2(mode) == 0x0100 && bytes4(mode << 48) == 0;
        vm.assertTrue(account.supportsExecutionMode(mode) == single, "the single batch, and nothing else");
        bytes32 withData = 0x0100000000007821000100000000000000000000000000000000000000000000;
        bytes32 batches = 0x0100000000007821000200000000000000000000000000000000000000000000;
        bytes32 lenient = 0x0101000000000000000000000000000000000000000000000000000000000000;
        bytes32[3] memory others = [withData, batches, lenient];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.assertFalse(account.supportsExecutionMode(others[i]), "not supported");
            vm.expectRevert(abi.encodeWithSelector(ErrandAccount.UnsupportedMode.selector, others[i]));
            account.execute(others[i], "");
        }
    }
}
