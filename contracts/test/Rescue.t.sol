// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {Call, SANDBOX} from "../src/Plan.sol";
import {Sandbox} from "../src/Sandbox.sol";
import {SandboxFactory} from "../src/SandboxFactory.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {ErrandTest} from "./support/ErrandTest.sol";
import {Nft} from "./Receiving.t.sol";

/// @dev What a step left behind, and who gets it out: the account, and nobody else.
contract RescueTest is ErrandTest {
    DevToken private dai;
    Nft private nft;
    address private sandbox;

    function setUp() public override {
        super.setUp();
        (dai, nft) = (new DevToken("Dai", "DAI", 18), new Nft());
        _run(_plan(1, _step(SANDBOX, _none(), _none(), _calls())));
        sandbox = account.sandboxOf(1, 0);
        dai.mint(sandbox, 5 ether);
        vm.deal(sandbox, 2 ether);
        vm.prank(address(0xB0B));
        nft.safeMint(address(0xB0B), 1);
        vm.prank(address(0xB0B));
        nft.transferFrom(address(0xB0B), sandbox, 1);
    }

    function _tokens() private view returns (address[] memory tokens) {
        tokens = new address[](2);
        (tokens[0], tokens[1]) = (address(dai), ETH);
    }

    function test_theAccountGetsEverythingOut() public {
        Call[] memory calls = _calls(
            _call(address(nft), abi.encodeWithSignature("safeTransferFrom(address,address,uint256)", sandbox, user, 1))
        );
        vm.prank(user);
        account.rescue(1, 0, calls, _tokens());
        vm.assertEq(nft.ownerOf(1), user, "the NFT");
        vm.assertEq(dai.balanceOf(user), 5 ether, "the token");
        vm.assertEq(user.balance, 2 ether, "the ether");
    }

    function test_nobodyElseDoes(address other) public {
        if (other == user || other == address(vm)) return;
        vm.startPrank(other);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.NotSelf.selector, other));
        account.rescue(1, 0, _calls(), _tokens());
        vm.expectRevert(abi.encodeWithSelector(Sandbox.NotAccount.selector, other));
        Sandbox(payable(sandbox)).sweep(address(dai));
        vm.expectRevert(abi.encodeWithSelector(Sandbox.NotAccount.selector, other));
        Sandbox(payable(sandbox)).run(0, _calls(_call(address(dai), abi.encodeCall(IERC20.transfer, (other, 1)))));
        vm.stopPrank();
        vm.assertEq(dai.balanceOf(sandbox), 5 ether, "all is there");
    }

    function test_aPlanDoesNotReachBackIntoAnOldSandbox() public {
        // From a new sandbox, and from the account lane by way of the account's own entry: neither gets anything.
        Call memory sweep = _call(sandbox, abi.encodeCall(Sandbox.sweep, (address(dai))));
        _runReverting(_plan(2, _step(SANDBOX, _none(), _assets(address(dai), 1), _calls(sweep))));
        vm.assertEq(dai.balanceOf(sandbox), 5 ether, "all is there");
    }

    function test_aSandboxThatWasNeverMadeHoldsNothing(uint256 intentId, uint256 step) public {
        if (intentId == 1 && step == 0) return;
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.NoSandbox.selector, intentId, step));
        account.rescue(intentId, step, _calls(), _tokens());
    }

    function test_nobodyMakesASandboxInTheAccountsName(address other, uint256 intentId, uint256 step) public {
        if (other == user || other == address(vm)) return;
        vm.prank(other);
        Sandbox made = factory.create(intentId, step);
        vm.assertEq(made.account(), other, "it is the maker's own");
        vm.assertTrue(address(made) != account.sandboxOf(intentId, step), "and stands elsewhere");
        vm.prank(other);
        vm.expectRevert();
        factory.create(intentId, step);
    }

    function test_theFactoryForetellsWhereASandboxWillBe(address other, uint256 intentId, uint256 step) public {
        if (other == address(vm)) return;
        Sandbox foretold = factory.sandboxOf(other, intentId, step);
        vm.prank(other);
        vm.assertEq(address(factory.create(intentId, step)), address(foretold), "there it is");
    }
}
