// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {WETH9} from "../src/devnet/WETH9.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

contract Nft is ERC721("Nft", "NFT") {
    function safeMint(address to, uint256 id) external {
        _safeMint(to, id, "data");
    }
}

contract Multi is ERC1155("") {
    function mint(address to, uint256 id) external {
        _mint(to, id, 5, "data");
    }
}

/// @dev What an address could do before it was delegated, it still can.
contract ReceivingTest is ErrandTest {
    function test_a2300GasSendArrives(uint256 amount) public {
        vm.deal(address(this), amount);
        // `transfer` gives 2,300 gas to a send of more than nothing, and none to a send of nothing
        if (amount > 0) payable(user).transfer(amount);
        vm.assertEq(user.balance, amount, "arrived");
    }

    function test_aWithdrawalOfWrappedEtherArrives() public {
        WETH9 weth = new WETH9();
        vm.deal(user, 1 ether);
        vm.startPrank(user);
        weth.deposit{value: 1 ether}();
        weth.withdraw(1 ether);
        vm.stopPrank();
        vm.assertEq(user.balance, 1 ether, "back");
    }

    function test_nftsArrive() public {
        Nft nft = new Nft();
        nft.safeMint(user, 1);
        nft.safeMint(address(0xB0B), 2);
        vm.prank(address(0xB0B));
        nft.safeTransferFrom(address(0xB0B), user, 2, "data");
        vm.assertEq(nft.balanceOf(user), 2, "minted and sent");
    }

    function test_multiTokensArriveAloneAndInBatches() public {
        Multi multi = new Multi();
        address bob = address(0xB0B);
        multi.mint(user, 1);
        multi.mint(bob, 1);
        multi.mint(bob, 2);
        (uint256[] memory ids, uint256[] memory amounts) = (new uint256[](2), new uint256[](2));
        (ids[0], ids[1], amounts[0], amounts[1]) = (1, 2, 3, 4);
        vm.startPrank(bob);
        multi.safeBatchTransferFrom(bob, user, ids, amounts, "data");
        multi.safeTransferFrom(bob, user, 1, 1, "");
        vm.stopPrank();
        vm.assertEq(multi.balanceOf(user, 1), 9, "minted, batched, sent");
        vm.assertEq(multi.balanceOf(user, 2), 4, "batched");
    }

    function test_anErc677TransferArrives() public view {
        account.onTokenTransfer(address(this), 1, "data");
    }

    function test_theInterfacesAreNamed() public view {
        vm.assertTrue(account.supportsInterface(type(IERC165).interfaceId), "ERC-165");
        vm.assertTrue(account.supportsInterface(type(IERC721Receiver).interfaceId), "ERC-721 receiver");
        vm.assertTrue(account.supportsInterface(type(IERC1155Receiver).interfaceId), "ERC-1155 receiver");
        vm.assertTrue(account.supportsInterface(type(IERC1271).interfaceId), "ERC-1271");
        vm.assertFalse(account.supportsInterface(0xffffffff), "never this one");
    }

    function test_theKeysOwnSignatureIsValid(bytes32 hash) public view {
        vm.assertTrue(account.isValidSignature(hash, _sign(USER_KEY, hash)) == 0x1626ba7e, "valid");
    }

    function test_noOtherSignatureIs(bytes32 hash, bytes32 other, uint256 key) public view {
        key = _between(key, 1, type(uint128).max);
        bytes memory signature = _sign(USER_KEY, hash);
        if (other != hash) vm.assertTrue(account.isValidSignature(other, signature) == 0xffffffff, "other hash");
        if (key != USER_KEY) {
            vm.assertTrue(account.isValidSignature(hash, _sign(key, hash)) == 0xffffffff, "other key");
        }
        vm.assertTrue(account.isValidSignature(hash, "") == 0xffffffff, "none");
        vm.assertTrue(account.isValidSignature(hash, new bytes(65)) == 0xffffffff, "zeros");
        // an account that nobody has the key of: recovering to the zero address is not its signature either
        vm.assertTrue(code.isValidSignature(hash, new bytes(65)) == 0xffffffff, "the code has no key");
    }
}
