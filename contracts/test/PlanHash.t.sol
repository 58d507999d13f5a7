// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ErrandAccount} from "../src/ErrandAccount.sol";
import {ACCOUNT, Amount, Asset, BALANCE, Call, Check, Insert, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

/// @dev The plan hash against forge's own EIP-712, which shares nothing with ours but the standard, and against the
/// golden vector that the Java side is held to as well.
contract PlanHashTest is ErrandTest {
    string private constant TYPES = "Plan(uint256 intentId,bytes32 proposalHash,address submitter,uint256 deadline,Step[] steps)"
        "Amount(uint256 value,uint256 source)" "Asset(address token,Amount amount)"
        "Call(address to,Amount value,bytes data,uint256 nested,Insert[] inserts)"
        "Check(address target,bytes data,uint256 word,uint256 min,uint256 max)"
        "Insert(uint256 offset,address token,Amount amount)"
        "Step(uint8 lane,Asset[] spend,Asset[] gain,Call[] calls,Check[] checks)";

    uint256 private seed;

    function test_theDigestIsThatOfEip712(uint256 seed_) public {
        seed = seed_;
        Plan memory plan = _anyPlan();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Errand"),
                keccak256("1"),
                block.chainid,
                user
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", domain, vm.eip712HashStruct(TYPES, abi.encode(plan))));
        vm.assertEq(account.hashPlan(plan), digest, "EIP-712");
    }

    function test_theGoldenVectorHolds() public {
        string memory vector = vm.readFile("test/vectors/plan.json");
        vm.chainId(31337);
        Plan memory plan = _golden();
        bytes32 digest = account.hashPlan(plan);
        bytes memory signature = _sign(plan);
        vm.assertEq(user, vm.parseJsonAddress(vector, ".account"), "account");
        vm.assertEq(digest, vm.parseJsonBytes32(vector, ".digest"), "digest");
        vm.assertEq(signature, vm.parseJsonBytes(vector, ".signature"), "signature");
        vm.assertEq(
            abi.encodeCall(ErrandAccount.executePlan, (plan, signature)),
            vm.parseJsonBytes(vector, ".calldata"),
            "calldata"
        );
        vm.assertEq(vm.eip712HashTypedData(vm.readFile("test/vectors/plan.typed.json")), digest, "as typed data");
    }

    /// @dev The plan of test/vectors/plan.typed.json: something of everything.
    function _golden() private pure returns (Plan memory plan) {
        address token = address(0xda);
        address pool = address(0xEe);
        address bob = address(0xB0b);
        plan = Plan(258, bytes32(uint256(0xABCD)), address(0x5b), 1_900_000_000, new Step[](3));
        Call memory swap =
            _call(pool, _balance(), hex"1234567800000000000000000000000000000000000000000000000000000000000000ff");
        Call[] memory calls =
            _calls(_nesting(_with(swap, 4, token, _share(0.5 ether, BALANCE)), 1), _call(bob, _number(1), ""));
        plan.steps[0] = _step(SANDBOX, _assets(ETH, 2 ether), _assets(token, 3_000_000_000), calls);
        Call memory send = _with(
            _call(
                token,
                hex"a9059cbb0000000000000000000000000000000000000000000000000000000000000b0b0000000000000000000000000000000000000000000000000000000000000000"
            ),
            36,
            ETH,
            _share(0.5 ether, 1)
        );
        plan.steps[1] = _step(ACCOUNT, _assets(token, _share(0.5 ether, 1)), _none(), _calls(send));
        plan.steps[1].checks = new Check[](1);
        plan.steps[1].checks[0] = Check(pool, hex"bf92857c", 5, 1.1 ether, type(uint256).max);
        plan.steps[2] = _step(ACCOUNT, new Asset[](0), new Asset[](0), _calls());
    }

    function _any() private returns (uint256) {
        return seed = uint256(keccak256(abi.encode(seed)));
    }

    function _anyPlan() private returns (Plan memory plan) {
        plan = Plan(_any(), bytes32(_any()), address(uint160(_any())), _any(), new Step[](_any() % 4));
        for (uint256 i = 0; i < plan.steps.length; ++i) {
            Step memory step =
                Step(uint8(_any()), _anyAssets(), _anyAssets(), new Call[](_any() % 4), new Check[](_any() % 3));
            for (uint256 j = 0; j < step.calls.length; ++j) {
                Insert[] memory inserts = new Insert[](_any() % 3);
                for (uint256 k = 0; k < inserts.length; ++k) {
                    inserts[k] = Insert(_any(), address(uint160(_any())), _anyAmount());
                }
                step.calls[j] = Call(address(uint160(_any())), _anyAmount(), _anyBytes(), _any(), inserts);
            }
            for (uint256 j = 0; j < step.checks.length; ++j) {
                step.checks[j] = Check(address(uint160(_any())), _anyBytes(), _any(), _any(), _any());
            }
            plan.steps[i] = step;
        }
    }

    function _anyAssets() private returns (Asset[] memory assets) {
        assets = new Asset[](_any() % 3);
        for (uint256 i = 0; i < assets.length; ++i) {
            assets[i] = Asset(address(uint160(_any())), _anyAmount());
        }
    }

    function _anyAmount() private returns (Amount memory) {
        return Amount(_any(), _any());
    }

    function _anyBytes() private returns (bytes memory data) {
        data = new bytes(_any() % 100);
        for (uint256 i = 0; i < data.length; ++i) {
            data[i] = bytes1(uint8(_any()));
        }
    }
}
